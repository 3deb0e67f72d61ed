using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types.Scalars;

/// <summary>ID, specification §3.5.5: text or an integer in, always text out.</summary>
internal sealed class IdType() : ScalarType(
    "ID",
    "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. "
    + "The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. "
    + "When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.")
{
    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        StringValueNode { Value: var text } => text,
        IntValueNode { Text: var text } => text,
        _ => throw Refuse($"ID cannot represent a non-string and non-integer value: {Inspection.Of(literal)}"),
    };

    public override object? ParseValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetInt64(out var number))
            {
                return number.ToString(CultureInfo.InvariantCulture);
            }

            if (double.IsInteger(value.GetDouble()))
            {
                return Inspection.Number(value.GetDouble());
            }
        }

        throw Refuse($"ID cannot represent value: {Inspection.Of(value)}");
    }

    public override object Serialize(object value) => value switch
    {
        string => value,
        int or long or short or byte or sbyte or ushort or uint or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Guid key => key.ToString(),
        double number when double.IsInteger(number) => Inspection.Number(number),
        _ => throw RefuseResult($"ID cannot represent value: {Inspection.Of(value)}"),
    };

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);
}
