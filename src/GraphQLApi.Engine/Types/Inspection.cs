using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>Shows a refused value in an error message, spelled as the reference implementation's <c>inspect</c> spells it.</summary>
internal static class Inspection
{
    private const int MaxItems = 10;
    private const int MaxDepth = 2;

    public static string Of(ValueNode literal) => Printer.Print(literal);

    public static string Of(JsonElement value) => Of(value, depth: 0);

    /// <summary>A resolver's value that its type refuses: only plain values are shown, of anything else the C# type.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        double number => Number(number),
        float number => Number(number),
        IFormattable formattable when value.GetType().IsPrimitive || value is decimal => formattable.ToString(null, CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        _ => $"[{value.GetType().Name}]",
    };

    /// <summary>As JavaScript's <c>JSON.stringify</c> quotes text: no more is escaped than JSON wants, and halves of surrogate pairs.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                quoted.Append(text[i]).Append(text[++i]);
                continue;
            }

            _ = text[i] switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}"),
                var half when char.IsSurrogate(half) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}"),
                var plain => quoted.Append(plain),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>As JavaScript prints numbers: plain digits between 1e-6 and 1e21, else an exponent without leading zeros.</summary>
    public static string Number(double value)
    {
        var magnitude = Math.Abs(value);
        if (value == 0 || (magnitude >= 1e-6 && magnitude < 1e21))
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            return !text.Contains('E') ? text : value.ToString("0.#####################", CultureInfo.InvariantCulture);
        }

        return double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e+").Replace("E-0", "e-").Replace("E-", "e-") : value switch
        {
            double.PositiveInfinity => "Infinity",
            double.NegativeInfinity => "-Infinity",
            _ => "NaN",
        };
    }

    private static string Of(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.Object => OfObject(value, depth),
        JsonValueKind.Array => OfArray(value, depth),
        JsonValueKind.String => Quote(value.GetString()!), // a string element is never null
        JsonValueKind.Number => Number(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string OfObject(JsonElement value, int depth)
    {
        var members = value.EnumerateObject().ToList();
        if (members.Count == 0)
        {
            return "{}";
        }

        return depth >= MaxDepth
            ? "[Object]"
            : "{ " + string.Join(", ", members.Select(member => $"{member.Name}: {Of(member.Value, depth + 1)}")) + " }";
    }

    private static string OfArray(JsonElement value, int depth)
    {
        var length = value.GetArrayLength();
        if (length == 0)
        {
            return "[]";
        }

        if (depth >= MaxDepth)
        {
            return "[Array]";
        }

        var items = value.EnumerateArray().Take(MaxItems).Select(item => Of(item, depth + 1)).ToList();
        if (length > MaxItems)
        {
            items.Add(length == MaxItems + 1 ? "... 1 more item" : $"... {length - MaxItems} more items");
        }

        return "[" + string.Join(", ", items) + "]";
    }
}
