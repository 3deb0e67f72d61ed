using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.PlainHost;

/// <summary>A custom scalar as <c>buildSchema</c> makes it: takes every literal and every JSON value as it is (<c>valueFromASTUntyped</c>).</summary>
internal sealed class UntypedScalar(string name) : ScalarType(name)
{
    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        IntValueNode { Text: var text } => double.Parse(text, CultureInfo.InvariantCulture),
        FloatValueNode { Text: var text } => double.Parse(text, CultureInfo.InvariantCulture),
        StringValueNode { Value: var text } => text,
        BooleanValueNode { Value: var flag } => flag,
        EnumValueNode { Name: var name } => name,
        ListValueNode { Items: var items } => items.Select(ParseLiteral).ToList(),
        // Of two fields with one name the later counts; validation refuses them anyway.
        ObjectValueNode { Fields: var fields } => fields.GroupBy(field => field.Name.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => ParseLiteral(group.Last().Value), StringComparer.Ordinal),
        _ => null,
    };

    public override object? ParseValue(JsonElement value) => value;

    public override object Serialize(object value) => value;
}
