using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types.Scalars;

/// <summary>Boolean, specification §3.5.4.</summary>
internal sealed class BooleanType() : ScalarType("Boolean", "The `Boolean` scalar type represents `true` or `false`.")
{
    public override object? ParseLiteral(ValueNode literal) => literal is BooleanValueNode { Value: var flag }
        ? flag
        : throw Refuse($"Boolean cannot represent a non boolean value: {Inspection.Of(literal)}");

    public override object? ParseValue(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw Refuse($"Boolean cannot represent a non boolean value: {Inspection.Of(value)}");

    public override object Serialize(object value) => value switch
    {
        bool => value,
        int or long or short or byte or sbyte or ushort or uint or ulong or decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture) != 0,
        double number when double.IsFinite(number) => number != 0,
        _ => throw RefuseResult($"Boolean cannot represent a non boolean value: {Inspection.Of(value)}"),
    };

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);
}
