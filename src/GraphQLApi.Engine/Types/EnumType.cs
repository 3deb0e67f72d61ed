using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>A closed set of names (specification §3.9), each standing for a C# value that resolvers take and give.</summary>
public sealed class EnumType : NamedType
{
    private readonly IReadOnlyDictionary<string, EnumValueDefinition> byName;
    private readonly Dictionary<object, EnumValueDefinition> byValue;

    /// <summary>Two names for one C# value are allowed; results are written with the first.</summary>
    public EnumType(string name, string? description, IReadOnlyList<EnumValueDefinition> values)
        : base(name, description)
    {
        Values = values;
        byName = DefinitionMap.Create(name, values, value => value.Name);
        byValue = [];
        foreach (var value in values)
        {
            byValue.TryAdd(value.Value, value);
        }
    }

    /// <summary>The values in the order they were written.</summary>
    public IReadOnlyList<EnumValueDefinition> Values { get; }

    /// <summary>Finds a value by its GraphQL name; case matters.</summary>
    public bool TryGetByName(string name, [NotNullWhen(true)] out EnumValueDefinition? value) => byName.TryGetValue(name, out value);

    /// <summary>Finds a value by the C# value that a resolver answered.</summary>
    public bool TryGetByValue(object value, [NotNullWhen(true)] out EnumValueDefinition? definition) => byValue.TryGetValue(value, out definition);

    /// <summary>The C# value of a name in the document; anything but a known name is refused with a suggestion.</summary>
    public object ParseLiteral(ValueNode literal)
    {
        if (literal is not EnumValueNode { Name: var name })
        {
            var text = Inspection.Of(literal);
            throw Refuse($"Enum \"{Name}\" cannot represent non-enum value: {text}.", text);
        }

        return TryGetByName(name, out var value) ? value.Value : throw Refuse($"Value \"{name}\" does not exist in \"{Name}\" enum.", name);
    }

    /// <summary>The C# value of a name given as a JSON string.</summary>
    public object ParseValue(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            var text = Inspection.Of(json);
            throw Refuse($"Enum \"{Name}\" cannot represent non-string value: {text}.", text);
        }

        var name = json.GetString()!; // a string element is never null
        return TryGetByName(name, out var value) ? value.Value : throw Refuse($"Value \"{name}\" does not exist in \"{Name}\" enum.", name);
    }

    /// <summary>The name that a resolver's value is written as.</summary>
    internal EnumValueDefinition Serialize(object value) => TryGetByValue(value, out var definition)
        ? definition
        : throw new GraphQLException($"Enum \"{Name}\" cannot represent value: {Inspection.Of(value)}", ErrorCode.Internal);

    private GraphQLException Refuse(string message, string text) => new(
        message + DidYouMean.Format(DidYouMean.Nearest(text, Values.Select(value => value.Name)), "the enum value"), ErrorCode.BadUserInput);
}
