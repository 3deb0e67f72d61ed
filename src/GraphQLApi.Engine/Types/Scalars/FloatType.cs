using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types.Scalars;

/// <summary>Float, specification §3.5.2.</summary>
internal sealed class FloatType() : ScalarType(
    "Float",
    "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).")
{
    public override object? ParseLiteral(ValueNode literal) => literal switch
    {
        IntValueNode { Text: var text } => Finite(double.Parse(text, CultureInfo.InvariantCulture), text, Refuse),
        FloatValueNode { Text: var text } => Finite(double.Parse(text, CultureInfo.InvariantCulture), text, Refuse),
        _ => throw Refuse($"Float cannot represent non numeric value: {Inspection.Of(literal)}"),
    };

    public override object? ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? Finite(value.GetDouble(), Inspection.Of(value), Refuse)
        : throw Refuse($"Float cannot represent non numeric value: {Inspection.Of(value)}");

    public override object Serialize(object value) => value switch
    {
        double number => double.IsFinite(number) ? value : Finite(number, Inspection.Of(value), RefuseResult),
        int or long or short or byte or sbyte or ushort or uint or ulong => value is int or long ? value : Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal => value,
        float number => Finite(number, Inspection.Of(value), RefuseResult),
        bool flag => flag ? 1 : 0,
        string { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => Finite(number, Inspection.Of(value), RefuseResult),
        _ => throw RefuseResult($"Float cannot represent non numeric value: {Inspection.Of(value)}"),
    };

    // Infinity has no form in JSON: 1e999 in a document or from a resolver must not reach the writer.
    private static object Finite(double number, string shown, Func<string, GraphQLException> refuse) =>
        double.IsFinite(number) ? number : throw refuse($"Float cannot represent non numeric value: {shown}");
}
