using System.Collections;
using System.Globalization;
using System.Text.Json;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.PlainHost;

/// <summary>Coerced arguments as text that does not depend on the order in which the client wrote its fields.</summary>
internal static class Canonical
{
    public static string Write(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => Inspection.Quote(text),
        JsonElement { ValueKind: JsonValueKind.Object } json => Members(json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (object?)member.Value))),
        JsonElement { ValueKind: JsonValueKind.Array } json => $"[{string.Join(',', json.EnumerateArray().Select(item => Write(item)))}]",
        JsonElement { ValueKind: JsonValueKind.String } json => Inspection.Quote(json.GetString()!),
        JsonElement { ValueKind: JsonValueKind.Number } json => Inspection.Number(json.GetDouble()),
        JsonElement json => json.GetRawText(),
        IEnumerable<KeyValuePair<string, object?>> members => Members(members),
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Write))}]",
        IConvertible number => Inspection.Number(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"{value.GetType()} is no coerced value.", nameof(value)),
    };

    private static string Members(IEnumerable<KeyValuePair<string, object?>> members) =>
        $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Write(member.Value)}"))}}}";
}
