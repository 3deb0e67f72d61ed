using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Analytics.Paging;

/// <summary>
/// A place in an order: base64url of a JSON array with the order's fingerprint and the values of its keys. Values, not positions: a cursor
/// survives inserts, and its row may be gone.
/// </summary>
internal static class Cursor
{
    public static string Encode(RowOrder order, IReadOnlyList<object?> values)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(order.Fingerprint);
            foreach (var value in values)
            {
                Write(writer, value);
            }

            writer.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <summary>The key values in the order of its keys; <paramref name="argument"/> is named in the error.</summary>
    public static object?[] Decode(string cursor, RowOrder order, string argument)
    {
        // The decoder passes over white space; a cursor of ours has none, so one that does was damaged on its way.
        if (cursor.AsSpan().ContainsAny(" \t\r\n") || !Base64Url.IsValid(cursor))
        {
            throw Malformed(argument);
        }

        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            if (document.RootElement is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() == 0 || array[0].ValueKind != JsonValueKind.String)
            {
                throw Malformed(argument);
            }

            if (array[0].GetString() != order.Fingerprint)
            {
                throw new GraphQLException(
                    $"The cursor specified in `{argument}` belongs to another `order`. Page with the order that gave it, or start without a cursor.",
                    AnalyticsErrorCode.PaginationCursorInvalid);
            }

            return array.GetArrayLength() == order.Keys.Count + 1
                ? [.. order.Keys.Select((key, number) => Read(array[number + 1], key, argument))]
                : throw Malformed(argument);
        }
        catch (JsonException)
        {
            throw Malformed(argument);
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: writer.WriteNumberValue(number); break;
            case DateTime time: writer.WriteNumberValue(new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds()); break;
            default: writer.WriteNumberValue(Convert.ToInt64(value, null)); break;
        }
    }

    private static object? Read(JsonElement value, SortKey key, string argument)
    {
        var type = key.ValueType;
        return value.ValueKind switch
        {
            JsonValueKind.Null when key.IsNullable => null,
            JsonValueKind.String when type == typeof(string) => value.GetString(),
            JsonValueKind.True or JsonValueKind.False when type == typeof(bool) => value.GetBoolean(),
            JsonValueKind.Number when type == typeof(double) => value.GetDouble(),
            JsonValueKind.Number when type == typeof(DateTime) && value.TryGetInt64(out var time) && time is >= -62135596800000 and <= 253402300799999 =>
                DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime,
            JsonValueKind.Number when type.IsEnum && value.TryGetInt32(out var number) => Enum.ToObject(type, number),
            JsonValueKind.Number when type == typeof(int) && value.TryGetInt32(out var number) => number,
            _ => throw Malformed(argument),
        };
    }

    private static GraphQLException Malformed(string argument) =>
        new($"The cursor specified in `{argument}` has an invalid format: it must be one that `pageInfo` or an edge answered.", AnalyticsErrorCode.PaginationCursorInvalid);
}
