namespace GraphQLApi.Engine.Types;

/// <summary>A named input with a type and perhaps a default: an argument or an input field (specification §3.6.1, §3.10).</summary>
public abstract class InputValueDefinition
{
    private protected InputValueDefinition(string name, GraphQLType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Type = type;
    }

    /// <summary>The name, unique among its siblings.</summary>
    public string Name { get; }

    /// <summary>The input type.</summary>
    public GraphQLType Type { get; }

    /// <summary>Markdown; null where none is given.</summary>
    public string? Description { get; init; }

    /// <summary>What stands in where the client says nothing; null means no default, <c>DefaultValue.Of(null)</c> the default null.</summary>
    public DefaultValue? DefaultValue { get; init; }

    /// <summary>Why not to use it any more; null while it is current. A required input cannot be deprecated.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Free for the schema layer (a column, an operator); the engine never reads it.</summary>
    public object? Tag { get; init; }

    /// <summary>Whether the client must give a value: non-null without a default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;
}

/// <summary>An argument of a field or directive.</summary>
public sealed class ArgumentDefinition(string name, GraphQLType type) : InputValueDefinition(name, type);

/// <summary>A field of an input object.</summary>
public sealed class InputFieldDefinition(string name, GraphQLType type) : InputValueDefinition(name, type);
