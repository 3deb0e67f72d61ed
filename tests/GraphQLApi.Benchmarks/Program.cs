using BenchmarkDotNet.Running;

namespace GraphQLApi.Benchmarks;

internal static class BenchmarkProgram
{
    private static async Task Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["metrics"]: await MetricsComparison.RunAsync(); break;
            case ["subscribers"]: await Subscribers.MeasureAsync(); break;
            case ["subscribers-host"]: await Subscribers.HostAsync(); break;
            default: BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(arguments); break;
        }
    }
}
