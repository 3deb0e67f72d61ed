using System.Text.Json;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>One message of a client: <c>{"id":…,"type":…,"payload":{…}}</c>, members in any order, unknown ones ignored.</summary>
internal readonly ref struct ClientMessage
{
    private ClientMessage(string type, string? id, ReadOnlySpan<byte> payload)
    {
        Type = type;
        Id = id;
        Payload = payload;
    }

    public string Type { get; }

    public string? Id { get; }

    /// <summary>The JSON of an object; empty where none was sent.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <exception cref="TransportException">The text is no message of the protocol; the text of the exception says why.</exception>
    public static ClientMessage Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject ? ReadMembers(ref reader, text) : throw Invalid("Message is expected to be an object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid("Message is not valid JSON.");
        }
    }

    public static TransportException Invalid(string reason) => new(StatusCodes.BadRequest, reason);

    private static ClientMessage ReadMembers(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        string? type = null;
        string? id = null;
        var payload = ReadOnlySpan<byte>.Empty;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "type": type = Text(ref reader, name); break;
                case "id": id = Text(ref reader, name); break;
                case "payload": payload = Object(ref reader, text); break;
                default: reader.Skip(); break;
            }
        }

        // Anything but white space behind the object is an error that only the next read finds.
        reader.Read();
        return new ClientMessage(type ?? throw Invalid("Message is missing the \"type\" member."), id, payload);
    }

    private static string Text(scoped ref Utf8JsonReader reader, string name) => reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text
        ? text
        : throw Invalid($"Message member \"{name}\" must be a non-empty string.");

    private static ReadOnlySpan<byte> Object(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return [];
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Invalid("Message member \"payload\" must be an object.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return text[start..(int)reader.BytesConsumed];
    }
}
