using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Analytics.Fields;

/// <summary>
/// Global object ids (SEMANTICS §3.6): base64, padded, of <c>Type:key</c>. The vendor's ids are opaque texts that may hold a colon, so numbers
/// are split off from the end.
/// </summary>
internal readonly record struct GlobalId(string TypeName, string Key)
{
    public static string Encode(string typeName, string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{typeName}:{key}"));

    public static string Encode(string typeName, string key, int ordinal) =>
        Encode(typeName, string.Create(CultureInfo.InvariantCulture, $"{key}:{ordinal}"));

    public static string Encode(string typeName, string key, int ordinal, int number) =>
        Encode(typeName, string.Create(CultureInfo.InvariantCulture, $"{key}:{ordinal}:{number}"));

    /// <summary>Reads an id; <paramref name="place"/> says in the error where it stood.</summary>
    public static GlobalId Parse(string id, string place) =>
        TryParse(id, out var parsed)
            ? parsed
            : throw new GraphQLException($"The id given for `{place}` is no id of this API: it must be one that an `id` field answered.", ErrorCode.BadUserInput);

    public static bool TryParse(string id, out GlobalId parsed)
    {
        parsed = default;
        if (id.Length == 0 || id.AsSpan().ContainsAny(" \t\r\n") || !Base64.IsValid(id))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(Convert.FromBase64String(id));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        parsed = colon > 0 ? new GlobalId(text[..colon], text[(colon + 1)..]) : default;
        return colon > 0 && colon < text.Length - 1;
    }

    /// <summary>The parts of a composite key: the text, then as many whole numbers as asked for; null where the key is of another form.</summary>
    public object[]? Split(int numbers)
    {
        var rest = Key;
        var parts = new object[numbers + 1];
        for (var i = numbers; i > 0; i--)
        {
            var colon = rest.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            parts[i] = number;
            rest = rest[..colon];
        }

        parts[0] = rest;
        return parts;
    }
}
