using System.Collections.Immutable;

namespace GraphQLApi.Engine.Errors;

/// <summary>
/// One entry of <c>errors</c> (§7.1.2). It holds locations and not syntax nodes, so that this folder needs nothing of the others.
/// </summary>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document; empty when the error concerns no place in it.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>Where in the result; null for errors found before execution.</summary>
    public ResponsePath? Path { get; init; }

    /// <summary>Written as <c>extensions.code</c>, one of <see cref="ErrorCode"/> or of the schema layer's codes.</summary>
    public string? Code { get; init; }

    /// <summary>Further entries of <c>extensions</c> beside the code; values must be writable as JSON.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The validation rule or phase that found it. For logs and tests; never sent to the client.</summary>
    public string? Rule { get; init; }
}
