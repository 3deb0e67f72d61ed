namespace GraphQLApi.Engine.Types.Directives;

/// <summary>A directive the schema knows (specification §3.13). Those on operations reach resolvers through <see cref="RequestContext.FindDirective"/>.</summary>
public sealed class DirectiveDefinition(string name, params IReadOnlyList<DirectiveLocation> locations)
{
    /// <summary>The name without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<DirectiveLocation> Locations { get; } = locations;

    /// <summary>Markdown; null where none is given.</summary>
    public string? Description { get; init; }

    /// <summary>The arguments in the order they are shown.</summary>
    public IReadOnlyList<ArgumentDefinition> Arguments { get; init; } = [];

    /// <summary>Whether it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; init; }
}
