using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GraphQLApi.Analytics;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Validation;
using GraphQLApi.Engine.Validation.Limits;

namespace GraphQLApi.Benchmarks;

/// <summary>What a document costs that was not seen before: the largest of schema/examples, read and judged by all limits and rules of our schema.</summary>
[MemoryDiagnoser]
[Config(typeof(InOneProcess))]
public class EngineBenchmarks
{
    private readonly EngineOptions options = new();
    private readonly Schema schema = AnalyticsSchema.Build(new AnalyticsOptions());
    private readonly string text = LargestExample();
    private readonly DocumentNode document = Parser.Parse(LargestExample());

    [Benchmark(Baseline = true, Description = "parse")]
    public DocumentNode Parse() => Parser.Parse(text, options.MaxTokens);

    [Benchmark(Description = "validate")]
    public int Validate() => Judge(document);

    [Benchmark(Description = "parse + validate")]
    public int ParseAndValidate() => Judge(Parser.Parse(text, options.MaxTokens));

    [Benchmark(Description = "cost")]
    public long Cost() => new QueryCost(schema, new Dictionary<string, FragmentDefinitionNode>(), VariableValues.Empty)
        .Of(document.Definitions.OfType<OperationDefinitionNode>().First());

    private int Judge(DocumentNode read)
    {
        var errors = Validator.Validate(schema, read, options);
        return errors.Count == 0 ? read.Definitions.Length : throw new InvalidOperationException(errors[0].Message);
    }

    private static string LargestExample([CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "../../schema/examples")).Select(File.ReadAllText).MaxBy(example => example.Length)!;

    private sealed class InOneProcess : ManualConfig
    {
        public InOneProcess() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(8).WithIterationCount(15));
    }
}
