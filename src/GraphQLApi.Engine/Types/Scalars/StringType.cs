using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types.Scalars;

/// <summary>String, specification §3.5.3.</summary>
internal sealed class StringType() : ScalarType(
    "String",
    "The `String` scalar type represents textual data, represented as UTF-8 character sequences. "
    + "The String type is most often used by GraphQL to represent free-form human-readable text.")
{
    public override object? ParseLiteral(ValueNode literal) => literal is StringValueNode { Value: var text }
        ? text
        : throw Refuse($"String cannot represent a non string value: {Inspection.Of(literal)}");

    public override object? ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()
        : throw Refuse($"String cannot represent a non string value: {Inspection.Of(value)}");

    public override object Serialize(object value) => value switch
    {
        string => value,
        bool flag => flag ? "true" : "false",
        double number when double.IsFinite(number) => Inspection.Number(number),
        int or long or short or byte or sbyte or ushort or uint or ulong or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw RefuseResult($"String cannot represent value: {Inspection.Of(value)}"),
    };

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);
}
