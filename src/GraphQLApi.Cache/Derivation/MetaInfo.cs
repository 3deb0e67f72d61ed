using System.Text;
using System.Text.Json;

namespace GraphQLApi.Cache.Derivation;

/// <summary>The few keys of the open bag <c>metaInfo</c> that have columns; the rest stays in the raw record (CONTRACT §4.5).</summary>
internal readonly record struct MetaInfo(
    string? Caller,
    string? Callee,
    string? DialedNumber,
    string? EndUserNumber,
    string? CountryCode,
    string? LastIntentName,
    string? LastIntentUserInput)
{
    // The bag was part of a record that has been read as JSON already, so the reader meets no broken text here.
    public static MetaInfo Read(ReadOnlyMemory<byte>? json)
    {
        var read = default(MetaInfo);
        if (json is not { Length: > 2 } text)
        {
            return read;
        }

        var reader = new Utf8JsonReader(text.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return read;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            read = Member(ref reader, read);
        }

        return read;
    }

    private static MetaInfo Member(ref Utf8JsonReader reader, MetaInfo read)
    {
        if (reader.ValueTextEquals("caller"u8))
        {
            return read with { Caller = Text(ref reader) };
        }

        if (reader.ValueTextEquals("callee"u8))
        {
            return read with { Callee = Text(ref reader) };
        }

        if (reader.ValueTextEquals("dialedNumber"u8))
        {
            return read with { DialedNumber = Text(ref reader) };
        }

        if (reader.ValueTextEquals("endUserNumber"u8))
        {
            return read with { EndUserNumber = Text(ref reader) };
        }

        if (reader.ValueTextEquals("countryCode"u8))
        {
            return read with { CountryCode = Text(ref reader) };
        }

        if (reader.ValueTextEquals("agentTransferConfig"u8))
        {
            return Transfer(ref reader, read);
        }

        reader.Skip();
        return read;
    }

    private static MetaInfo Transfer(ref Utf8JsonReader reader, MetaInfo read)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return read;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("lastIntentName"u8))
            {
                read = read with { LastIntentName = Text(ref reader) };
            }
            else if (reader.ValueTextEquals("lastIntentuserInput"u8))
            {
                // Spelled so on the wire (trap T26).
                read = read with { LastIntentUserInput = Text(ref reader) };
            }
            else
            {
                reader.Skip();
            }
        }

        return read;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return VendorText.Scalar(String(ref reader));
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static string? String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: legal JSON, but no text. The raw record keeps it.
            return null;
        }
    }
}
