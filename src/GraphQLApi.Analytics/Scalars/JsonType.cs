using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>Any JSON value; C# <see cref="JsonElement"/> or a list of them.</summary>
internal sealed class JsonType() : ScalarType(
    "JSON", "Any JSON value: object, list, text, number, boolean or null, exactly as the vendor sent it.", "https://scalars.graphql.org/chillicream/any.html")
{
    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        NullValueNode => null,
        StringValueNode { Value: var text } => text,
        BooleanValueNode { Value: var flag } => flag,
        IntValueNode { Text: var text } => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.Parse(text, CultureInfo.InvariantCulture),
        FloatValueNode { Text: var text } => double.Parse(text, CultureInfo.InvariantCulture),
        EnumValueNode { Name: var name } => name,
        ListValueNode { Items: var items } => items.Select(ParseLiteral).ToArray(),
        ObjectValueNode { Fields: var fields } => fields.ToDictionary(field => field.Name.Value, field => ParseLiteral(field.Value), StringComparer.Ordinal),
        _ => throw Refuse("JSON cannot represent a variable inside a literal; give the whole value as a variable."),
    };

    public override object? ParseValue(JsonElement value) => value.Clone();

    public override object Serialize(object value) => value;
}
