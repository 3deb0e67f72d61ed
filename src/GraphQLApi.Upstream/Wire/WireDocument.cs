using System.Text.Json;

namespace GraphQLApi.Upstream.Wire;

/// <summary>
/// Reads the body of each endpoint. Text that is not the documented document throws <see cref="JsonException"/>; inside a record nothing does.
/// </summary>
public static class WireDocument
{
    /// <summary>One interactionDetails record, such as a line of a records file.</summary>
    public static InteractionDto ReadInteraction(ReadOnlyMemory<byte> json)
    {
        var reader = Start(ref json);
        Expect(ref reader, JsonTokenType.StartObject, "a record");
        return Interaction(ref reader, json);
    }

    /// <summary>The rows of a page of interactionDetails. `numResults` is left aside: it is a page count or a total (CONTRACT §4.3).</summary>
    public static IReadOnlyList<InteractionDto> ReadInteractions(ReadOnlyMemory<byte> json)
    {
        var reader = Start(ref json);
        Expect(ref reader, JsonTokenType.StartObject, "an object with `data`");
        List<InteractionDto>? rows = null;
        var saysNone = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isData = reader.ValueTextEquals("data"u8);
            var isCount = reader.ValueTextEquals("numResults"u8);
            reader.Read();
            if (isData && reader.TokenType == JsonTokenType.StartArray)
            {
                rows = Rows(ref reader, json);
                continue;
            }

            saysNone |= isCount && WireScalars.Long(ref reader, new WireNotes()) == 0;
            reader.Skip();
        }

        End(ref reader);
        return rows ?? (saysNone ? [] : throw new JsonException("The object has no `data` array."));
    }

    /// <summary>The single conversation; null for `null` and for `{}`, two of the vendor's ways to say unknown (CONTRACT §3.3).</summary>
    public static ConversationDto? ReadConversation(ReadOnlyMemory<byte> json)
    {
        var reader = Start(ref json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(reader.TokenType, JsonTokenType.StartObject, "a conversation");
        var start = (int)reader.TokenStartIndex;
        var notes = new WireNotes();
        var dto = ConversationDto.Shape.Read(ref reader, notes, json);
        dto.Raw = json[start..(int)reader.BytesConsumed];
        dto.UnparsedValues = notes.Take();
        End(ref reader);
        if (dto.Id is not null)
        {
            return dto;
        }

        return IsEmpty(dto.Raw.Span) ? null : throw new JsonException("The object has no `_id`.");
    }

    /// <summary>The bare array of intentrealtimedata.</summary>
    public static IReadOnlyList<RealtimeSessionDto> ReadRealtimeSessions(ReadOnlyMemory<byte> json)
    {
        var reader = Start(ref json);
        Expect(ref reader, JsonTokenType.StartArray, "an array of sessions");
        var rows = new List<RealtimeSessionDto>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader.TokenType, JsonTokenType.StartObject, "a session");
            var start = (int)reader.TokenStartIndex;
            var notes = new WireNotes();
            var dto = RealtimeSessionDto.Shape.Read(ref reader, notes, json);
            dto.Raw = json[start..(int)reader.BytesConsumed];
            dto.UnparsedValues = notes.Take();
            rows.Add(dto);
        }

        End(ref reader);
        return rows;
    }

    private static List<InteractionDto> Rows(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var rows = new List<InteractionDto>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader.TokenType, JsonTokenType.StartObject, "a record");
            rows.Add(Interaction(ref reader, json));
        }

        return rows;
    }

    private static InteractionDto Interaction(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        var notes = new WireNotes();
        var dto = InteractionDto.Shape.Read(ref reader, notes, json);
        dto.Raw = json[start..(int)reader.BytesConsumed];
        dto.UnparsedValues = notes.Take();
        return dto;
    }

    private static Utf8JsonReader Start(ref ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        return new Utf8JsonReader(json.Span);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType wanted, string what)
    {
        reader.Read();
        Expect(reader.TokenType, wanted, what);
    }

    private static void Expect(JsonTokenType found, JsonTokenType wanted, string what)
    {
        if (found != wanted)
        {
            throw new JsonException($"Expected {what}, found {found}.");
        }
    }

    // Reads on to the end of the text, so that a cut body (T35) or text after it is an error and not a shorter answer.
    private static void End(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private static bool IsEmpty(ReadOnlySpan<byte> raw) => raw[1..^1].IndexOfAnyExcept(" \t\r\n"u8) < 0;
}
