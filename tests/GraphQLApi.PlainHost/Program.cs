using System.Buffers;
using System.Text.Json;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Response;
using GraphQLApi.PlainHost;

// The engine without a product around it: any SDL with resolvers so plain that the reference implementation can have the same ones.
// One request per line of standard input, {"query", "variables", "operationName"}; one response per line of standard output.
// Limits are out of the way, since the reference has none.
var options = new EngineOptions
{
    MaxDepth = 1_000, MaxIntrospectionDepth = 1_000, MaxAliases = 100_000, MaxDirectives = 1_000, MaxFragments = 1_000_000, MaxTokens = 1_000_000,
    MaxListLength = 100_000, MaxCost = int.MaxValue, DocumentCacheSize = 1,
    UnexpectedError = (exception, _) => Console.Error.WriteLine(exception),
};
var pipeline = new RequestPipeline(SdlSchema.Build(File.ReadAllText(args[0])), options, TimeProvider.System);
await using var output = Console.OpenStandardOutput();
var buffer = new ArrayBufferWriter<byte>();
while (await Console.In.ReadLineAsync() is { } line)
{
    using var message = JsonDocument.Parse(line);
    // Half a surrogate pair has no form in JSON that .NET reads; such a text comes as its UTF-16 code units.
    var query = message.RootElement.TryGetProperty("units", out var units)
        ? new string([.. units.EnumerateArray().Select(unit => (char)unit.GetUInt16())])
        : message.RootElement.GetProperty("query").GetString()!;
    var request = new GraphQLRequest(query)
    {
        OperationName = message.RootElement.TryGetProperty("operationName", out var name) ? name.GetString() : null,
        Variables = message.RootElement.TryGetProperty("variables", out var variables) ? variables.Clone() : null,
    };
    buffer.ResetWrittenCount();
    ResponseWriter.Write(await pipeline.ExecuteAsync(request, NoServices.Instance, null, CancellationToken.None), buffer);
    buffer.Write("\n"u8);
    await output.WriteAsync(buffer.WrittenMemory);
    await output.FlushAsync();
}

internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
