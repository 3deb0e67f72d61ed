namespace GraphQLApi.Engine.Types;

/// <summary>
/// A field of an object or interface (specification §3.6) and how it is answered: by at most one of <see cref="Resolve"/>,
/// <see cref="ResolveObject"/> and <see cref="ResolveBatch"/>; by none, the source is a dictionary read by field name.
/// </summary>
public sealed class FieldDefinition
{
    /// <summary>A field without arguments and resolver; both are given as initialisers.</summary>
    public FieldDefinition(string name, GraphQLType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Type = type;
    }

    /// <summary>The name, unique in its type.</summary>
    public string Name { get; }

    /// <summary>The output type.</summary>
    public GraphQLType Type { get; }

    /// <summary>Markdown; null where none is given.</summary>
    public string? Description { get; init; }

    /// <summary>The arguments in the order they are shown.</summary>
    public IReadOnlyList<ArgumentDefinition> Arguments { get; init; } = [];

    /// <summary>Why not to use it any more; null while it is current.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Reads the value from the source, synchronously, without arguments.</summary>
    public PlainResolver? Resolve { get; init; }

    /// <summary>Computes the value of one object, with arguments, perhaps asynchronously.</summary>
    public ObjectResolver? ResolveObject { get; init; }

    /// <summary>Computes the values of all objects of a level in one call.</summary>
    public BatchResolver? ResolveBatch { get; init; }

    /// <summary>Opens the event stream; only on the fields of the subscription root.</summary>
    public SubscribeResolver? Subscribe { get; init; }

    /// <summary>Weight in the query cost; null means 0 for a scalar or enum and 1 for anything else.</summary>
    public int? Cost { get; init; }

    /// <summary>
    /// Weight in the query cost where it follows from the arguments or from what is selected below; wins over <see cref="Cost"/>. A field
    /// that computes its whole subtree in one go says so with a <see cref="CostMultiplier"/> that answers 0: then this weight is all it costs.
    /// </summary>
    public CostWeight? CostWeight { get; init; }

    /// <summary>How often the children count in the query cost, 0 for not at all; null means <see cref="CostMultipliers.Default"/>.</summary>
    public CostMultiplier? CostMultiplier { get; init; }

    /// <summary>Free for the schema layer, which hangs its column information here; the engine never reads it.</summary>
    public object? Tag { get; init; }

    /// <summary>Finds an argument by name; null where there is none.</summary>
    public ArgumentDefinition? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}
