using BenchmarkDotNet.Running;

namespace GraphQLApi.Benchmarks;

internal static class BenchmarkProgram
{
    private static async Task Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["metrics"]: await MetricsComparison.RunAsync(); break;
            case ["pages"]: await PageComparison.RunAsync(); break;
            case ["limits"]: await LimitComparison.RunAsync(); break;
            // A backfill takes seconds and changes a file: it is timed by itself, not by BenchmarkDotNet's many short iterations.
            case ["backfill", .. var rest]: await BackfillComparison.RunAsync(rest); break;
            case ["backfill-reads", .. var rest]: await BackfillReads.RunAsync(rest); break;
            case ["export", .. var rest]: await ExportComparison.RunAsync(rest); break;
            case ["refusals"]: await RefusalComparison.RunAsync(); break;
            case ["subscribers"]: await Subscribers.MeasureAsync(); break;
            case ["subscribers-host"]: await Subscribers.HostAsync(); break;
            case ["start", .. var folders]: await StartComparison.RunAsync(folders); break;
            case ["start-twin", var file]: await StartComparison.HostTwinAsync(file); break;
            default: BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(arguments); break;
        }
    }
}
