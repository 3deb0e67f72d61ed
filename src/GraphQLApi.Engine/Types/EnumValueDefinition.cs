using System.Text.Json;

namespace GraphQLApi.Engine.Types;

/// <summary>One name of an enum; <paramref name="value"/> is its C# side (a boxed C# enum, say), the name itself where null.</summary>
public sealed class EnumValueDefinition(string name, object? value = null)
{
    /// <summary>The name in documents and responses.</summary>
    public string Name { get; } = name;

    /// <summary>What resolvers receive and answer for this name.</summary>
    public object Value { get; } = value ?? name;

    /// <summary>Markdown; null where none is given.</summary>
    public string? Description { get; init; }

    /// <summary>Why not to use it any more; null while it is current.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The name ready to be written: answering an enum allocates nothing.</summary>
    internal JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(name);
}
