using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GraphQLApi.Upstream.Wire;

/// <summary>
/// Reads one JSON value as the wanted scalar, whatever JSON type the vendor chose this time (T28: "NO" or false, 2 or "", 5 or "HIGHEST").
/// JSON null and the empty string mean "nothing" (T34). What does not fit is noted and read as null; nothing here throws on valid JSON.
/// </summary>
internal static class WireScalars
{
    public static string? Text(ref Utf8JsonReader reader, WireNotes notes)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return String(ref reader, notes);
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                return Nothing<string>(ref reader, notes);
        }
    }

    public static bool? Flag(ref Utf8JsonReader reader, WireNotes notes)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Null)
        {
            Nothing<string>(ref reader, notes);
            return null;
        }

        switch (Text(ref reader, notes)?.Trim().ToUpperInvariant())
        {
            case "TRUE" or "YES" or "1":
                return true;
            case "FALSE" or "NO" or "0":
                return false;
            case null or "":
                return null;
            default:
                notes.Add();
                return null;
        }
    }

    public static double? Number(ref Utf8JsonReader reader, WireNotes notes)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            {
                notes.Add();
                return null;
            }

            Nothing<string>(ref reader, notes);
            return null;
        }

        var text = Text(ref reader, notes)?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        notes.Add();
        return null;
    }

    public static long? Long(ref Utf8JsonReader reader, WireNotes notes)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var exact))
        {
            return exact;
        }

        var number = Number(ref reader, notes);
        if (number is null)
        {
            return null;
        }

        // 2^53: beyond it a double no longer holds every integer, so 1e300 or 9.1e18 would come out as another number.
        if (number == Math.Truncate(number.Value) && Math.Abs(number.Value) <= 9007199254740992)
        {
            return (long)number.Value;
        }

        notes.Add();
        return null;
    }

    public static int? Int(ref Utf8JsonReader reader, WireNotes notes)
    {
        var number = Long(ref reader, notes);
        if (number is < int.MinValue or > int.MaxValue)
        {
            notes.Add();
            return null;
        }

        return (int?)number;
    }

    /// <summary>Leaves an object or array behind as unreadable; null and empty text are simply nothing.</summary>
    public static TValue? Nothing<TValue>(ref Utf8JsonReader reader, WireNotes notes) where TValue : class
    {
        var isEmpty = reader.TokenType == JsonTokenType.Null
            || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty);
        if (!isEmpty)
        {
            notes.Add();
        }

        reader.Skip();
        return null;
    }

    private static string? String(ref Utf8JsonReader reader, WireNotes notes)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or broken UTF-8 inside one string must not cost the record.
            notes.Add();
            return null;
        }
    }
}
