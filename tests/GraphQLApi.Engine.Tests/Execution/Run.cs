using System.Text.Json;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;

namespace GraphQLApi.Engine.Tests.Execution;

/// <summary>Schema + text → response, as JSON text, through the whole pipeline.</summary>
internal static class Run
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<string> Query(
        ObjectType query, string text, string? variables = null, string? operationName = null, EngineOptions? options = null, ObjectType? mutation = null)
    {
        var schema = new SchemaBuilder(query) { Mutation = mutation }.Build();
        return await Query(schema, text, variables, operationName, options);
    }

    public static Task<string> Query(
        Schema schema, string text, string? variables = null, string? operationName = null, EngineOptions? options = null) =>
        Query(new RequestPipeline(schema, options ?? new EngineOptions(), new ManualTimeProvider(Start)), text, variables, operationName);

    public static async Task<string> Query(RequestPipeline pipeline, string text, string? variables = null, string? operationName = null) =>
        ResponseWriter.ToJson(await pipeline.ExecuteAsync(
            Request(text, variables, operationName), NoServices.Instance, null, TestContext.Current.CancellationToken));

    public static GraphQLRequest Request(string text, string? variables = null, string? operationName = null) => new(text)
    {
        OperationName = operationName,
        Variables = variables is null ? null : JsonDocument.Parse(variables).RootElement,
    };
}

internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
