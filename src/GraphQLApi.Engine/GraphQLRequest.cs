using System.Text.Json;

namespace GraphQLApi.Engine;

/// <summary>One request as any transport reads it (GraphQL over HTTP, "Request Parameters").</summary>
public sealed record GraphQLRequest(string Query)
{
    /// <summary>Names the document instead of sending it, which leaves <see cref="Query"/> empty: <c>sha256:…</c>, or the id of a trusted document.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation of the document to run; null where it holds a single one.</summary>
    public string? OperationName { get; init; }

    /// <summary>A JSON object by variable name; null for none.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>Free for protocol extensions (persisted queries, tracing); the pipeline itself knows <c>"cost": true</c> and <c>"persistedQuery"</c>.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>Whether anything but a query is refused, as for HTTP GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Whether the answer carries <c>extensions.cost</c>, the number that is held against the limit: asked with <c>"extensions": {"cost": true}</c>.</summary>
    public bool ReportsCost =>
        Extensions is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("cost"u8, out var cost) && cost.ValueKind == JsonValueKind.True;
}
