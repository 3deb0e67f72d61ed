using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types.Scalars;

/// <summary>Int, specification §3.5.1.</summary>
internal sealed class IntType() : ScalarType(
    "Int",
    "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.")
{
    public override object? ParseLiteral(ValueNode literal)
    {
        if (literal is not IntValueNode { Text: var text })
        {
            throw Refuse($"Int cannot represent non-integer value: {Inspection.Of(literal)}");
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Refuse($"Int cannot represent non 32-bit signed integer value: {text}");
    }

    public override object? ParseValue(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            throw Refuse($"Int cannot represent non-integer value: {Inspection.Of(value)}");
        }

        // 1.0 and 1e3 are integers in JSON, which knows one kind of number.
        return value.TryGetInt32(out var number) ? number : FromDouble(value.GetDouble(), Inspection.Of(value), Refuse);
    }

    public override object Serialize(object value) => value switch
    {
        int => value,
        short or byte or sbyte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        bool flag => flag ? 1 : 0,
        long or uint or ulong or double or float or decimal => FromDouble(Convert.ToDouble(value, CultureInfo.InvariantCulture), Inspection.Of(value), RefuseResult),
        string { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => FromDouble(number, Inspection.Of(value), RefuseResult),
        _ => throw RefuseResult($"Int cannot represent non-integer value: {Inspection.Of(value)}"),
    };

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((int)value);

    private static object FromDouble(double number, string shown, Func<string, GraphQLException> refuse)
    {
        if (!double.IsInteger(number))
        {
            throw refuse($"Int cannot represent non-integer value: {shown}");
        }

        return number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw refuse($"Int cannot represent non 32-bit signed integer value: {shown}");
    }
}
