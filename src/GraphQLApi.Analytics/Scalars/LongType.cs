using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>64-bit integer; C# <see cref="long"/>.</summary>
internal sealed class LongType() : ScalarType(
    "Long", "A whole number of 64 bits, written as a JSON number.", "https://scalars.graphql.org/chillicream/long.html")
{
    public override object? ParseLiteral(ValueNode literal) =>
        literal is IntValueNode { Text: var text } && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse("Long cannot represent a value that is no whole number of 64 bits.");

    public override object? ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : throw Refuse("Long cannot represent a value that is no whole number of 64 bits.");

    public override object Serialize(object value) => value switch
    {
        long => value,
        int number => (long)number,
        _ => throw RefuseResult("Long cannot represent a value that is no whole number of 64 bits."),
    };
}
