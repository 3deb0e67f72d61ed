using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GraphQLApi.Engine.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphQLApi.Engine.Http;

/// <summary>Turns a body or a query string into a <see cref="GraphQLRequest"/>. Whatever is wrong with it is a <see cref="TransportException"/>, never a server error.</summary>
internal static class RequestReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="TransportException">415, 413 or 400.</exception>
    public static async ValueTask<GraphQLRequest> ReadBodyAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        RequireJson(request.ContentType);
        if (request.ContentLength > maxBytes)
            throw TooLarge(maxBytes);
        var body = await ReadToEndAsync(request.BodyReader, maxBytes, cancellationToken);
        try
        {
            return Parse(body.IsSingleSegment ? body.FirstSpan : body.ToArray());
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    /// <exception cref="TransportException">400.</exception>
    public static GraphQLRequest ReadQueryString(IQueryCollection query) =>
        new(Single(query, "query") ?? throw Bad("The query parameter \"query\" is missing."))
        {
            OperationName = EmptyToNull(Single(query, "operationName")),
            Variables = ObjectParameter(query, "variables"),
            Extensions = ObjectParameter(query, "extensions"),
            QueriesOnly = true,
        };

    // A form or a text could be sent by any web page without asking first; JSON cannot (SEMANTICS §6.1).
    private static void RequireJson(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals(ContentNegotiation.Json, StringComparison.OrdinalIgnoreCase))
            throw new TransportException(StatusCodes.UnsupportedMediaType, "Send the request as Content-Type: application/json.");
        if (type.Charset.HasValue && !ContentNegotiation.IsUtf8(type.Charset))
            throw new TransportException(StatusCodes.UnsupportedMediaType, "Send the request in UTF-8; no other charset is read.");
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadToEndAsync(PipeReader reader, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(result.Buffer.End);
                throw TooLarge(maxBytes);
            }

            if (result.IsCompleted)
                return result.Buffer;
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static GraphQLRequest Parse(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];
        if (!Utf8.IsValid(body))
            throw new TransportException(StatusCodes.BadRequest, "The body is not UTF-8.", ErrorCode.ParseFailed);
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                throw Bad("Batching is not available: send one request object, not a list.");
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Bad("The body must be a JSON object with the member \"query\".");
            return ParseMembers(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half of a surrogate pair.
            throw new TransportException(StatusCodes.BadRequest, "The body is not valid JSON.", ErrorCode.ParseFailed);
        }
    }

    private static GraphQLRequest ParseMembers(ref Utf8JsonReader reader)
    {
        string? query = null;
        string? operationName = null;
        JsonElement? variables = null;
        JsonElement? extensions = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "query": query = Text(ref reader, name); break;
                case "operationName": operationName = EmptyToNull(Text(ref reader, name)); break;
                case "variables": variables = Object(ref reader, name); break;
                case "extensions": extensions = Object(ref reader, name); break;
                default: reader.Skip(); break;
            }
        }

        // Anything but white space behind the object is an error that only the next read finds.
        reader.Read();
        return new GraphQLRequest(query ?? throw Bad("The member \"query\" is missing."))
        {
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions,
        };
    }

    private static string? Text(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw Bad($"The member \"{name}\" must be a string."),
    };

    private static JsonElement? Object(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Bad($"The member \"{name}\" must be an object.");
        var probe = reader;
        while (probe.Read() && probe.CurrentDepth > reader.CurrentDepth)
        {
            // Read here once, so that no half surrogate pair surfaces while a variable is coerced.
            if (probe.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && probe.ValueIsEscaped)
                probe.GetString();
        }

        return JsonElement.ParseValue(ref reader);
    }

    private static JsonElement? ObjectParameter(IQueryCollection query, string name)
    {
        if (EmptyToNull(Single(query, name)) is not { } text)
            return null;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            reader.Read();
            var value = Object(ref reader, name);
            reader.Read();
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new TransportException(StatusCodes.BadRequest, $"The query parameter \"{name}\" is not valid JSON.", ErrorCode.ParseFailed);
        }
    }

    private static string? Single(IQueryCollection query, string name)
    {
        var values = query[name];
        return values.Count <= 1 ? values.ToString() is { Length: > 0 } text ? text : Absent(values) : throw Bad($"The query parameter \"{name}\" is given {values.Count} times.");
    }

    private static string? Absent(StringValues values) => values.Count == 0 ? null : "";

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static TransportException Bad(string message) => new(StatusCodes.BadRequest, message);

    private static TransportException TooLarge(int maxBytes) =>
        new(StatusCodes.PayloadTooLarge, $"The request body is larger than {maxBytes} bytes (GraphQL:MaxRequestBytes).", ErrorCode.RequestTooLarge);
}
