using BenchmarkDotNet.Running;

namespace GraphQLApi.Benchmarks;

internal static class BenchmarkProgram
{
    private static void Main(string[] arguments) => BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(arguments);
}
