using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>RFC 3339 with an offset in, always <c>2024-09-26T05:39:54.000Z</c> out. Resolvers take and give UTC <see cref="DateTime"/>s.</summary>
internal sealed partial class DateTimeType() : ScalarType(
    "DateTime",
    "A moment in time. In: RFC 3339 with seconds and an offset, `2024-09-26T05:39:54Z` or `2024-09-26T11:09:54.250+05:30`; finer than a millisecond is cut. "
    + "Out: always UTC with milliseconds, `2024-09-26T05:39:54.000Z`.",
    "https://scalars.graphql.org/chillicream/date-time.html")
{
    private const string Expected = "expected RFC 3339 with an offset, such as 2024-09-26T05:39:54Z";

    public override object? ParseLiteral(ValueNode literal) =>
        literal is StringValueNode { Value: var text } ? Parse(text) : throw Refuse($"DateTime cannot represent a value that is no text: {Expected}.");

    public override object? ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!) : throw Refuse($"DateTime cannot represent a value that is no text: {Expected}.");

    public override object Serialize(object value) =>
        value is DateTime { Kind: not DateTimeKind.Local } ? value : throw RefuseResult("DateTime cannot represent a value that is no UTC time.");

    public override void Write(Utf8JsonWriter writer, object value)
    {
        Span<byte> text = stackalloc byte[24];
        Format((DateTime)value, text);
        writer.WriteStringValue(text);
    }

    private static DateTime Parse(string text)
    {
        // DateTimeOffset alone would also take dates without time, without offset, and other cultures' forms.
        if (!Form().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw Refuse($"DateTime cannot represent \"{text}\": {Expected}.");
        }

        var utc = time.UtcDateTime;
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static void Format(DateTime time, Span<byte> text)
    {
        // "O" writes seven digits of the second; the answer has three.
        Span<byte> full = stackalloc byte[28];
        Utf8Formatter.TryFormat(DateTime.SpecifyKind(time, DateTimeKind.Utc), full, out _, 'O');
        full[..23].CopyTo(text);
        text[23] = (byte)'Z';
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
