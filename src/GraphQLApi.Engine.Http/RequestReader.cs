using System.Buffers;
using System.IO.Pipelines;
using System.Net;
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
    // The reader's default; limits of documents and lists bind long before.
    private const int MaxJsonDepth = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>What one body asks: a request, or a list of them where batching is on.</summary>
    /// <exception cref="TransportException">415, 413 or 400.</exception>
    public static async ValueTask<RequestBody> ReadBodyAsync(HttpRequest request, int maxBytes, int maxBatch, CancellationToken cancellationToken)
    {
        RequireJson(request);
        if (request.ContentLength > maxBytes)
            throw TooLarge(maxBytes);
        var body = await ReadToEndAsync(request.BodyReader, maxBytes, cancellationToken);
        try
        {
            return Parse(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), maxBatch);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    /// <summary>The one request of a JSON object that came by other ways than a body, such as the payload of a message.</summary>
    /// <exception cref="TransportException">400.</exception>
    public static GraphQLRequest ReadObject(ReadOnlySpan<byte> json) => Parse(json, maxBatch: 0).Requests[0];

    /// <exception cref="TransportException">400.</exception>
    public static GraphQLRequest ReadQueryString(HttpRequest request)
    {
        // The framework leaves escapes that are not UTF-8 as they stand, and the document would silently hold a per cent sign.
        if (!Utf8.IsValid(WebUtility.UrlDecodeToBytes(Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""), 0, request.QueryString.Value?.Length ?? 0)))
            throw new TransportException(StatusCodes.BadRequest, "The query string is not UTF-8.", ErrorCode.ParseFailed);
        var query = request.Query;
        var extensions = ObjectParameter(query, "extensions");
        var documentId = EmptyToNull(Single(query, "documentId"));
        return new(Single(query, "query") ?? (NamesDocument(documentId, extensions) ? "" : throw Bad("The query parameter \"query\" is missing.")))
        {
            DocumentId = documentId,
            OperationName = EmptyToNull(Single(query, "operationName")),
            Variables = ObjectParameter(query, "variables"),
            Extensions = extensions,
            QueriesOnly = true,
        };
    }

    // A form or a text could be sent by any web page without asking first; JSON cannot (SEMANTICS §6.1).
    private static void RequireJson(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(ContentNegotiation.Json, StringComparison.OrdinalIgnoreCase))
            throw new TransportException(StatusCodes.UnsupportedMediaType, "Send the request as Content-Type: application/json.");
        if (type.Charset.HasValue && !ContentNegotiation.IsUtf8(type.Charset))
            throw new TransportException(StatusCodes.UnsupportedMediaType, "Send the request in UTF-8; no other charset is read.");
        // A kilobyte that unpacks to a gigabyte gains nobody anything: requests are short.
        if (!StringValues.IsNullOrEmpty(request.Headers.ContentEncoding) && !request.Headers.ContentEncoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw new TransportException(StatusCodes.UnsupportedMediaType, "Send the request without Content-Encoding; no coding is read.") { AcceptEncoding = "identity" };
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

    private static RequestBody Parse(ReadOnlySpan<byte> body, int maxBatch)
    {
        if (body.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];
        if (!Utf8.IsValid(body))
            throw new TransportException(StatusCodes.BadRequest, "The body is not UTF-8.", ErrorCode.ParseFailed);
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            var requests = reader.TokenType == JsonTokenType.StartArray ? ParseBatch(ref reader, maxBatch) : new RequestBody([ParseRequest(ref reader)], IsBatch: false);
            // Anything but white space behind the object is an error that only the next read finds.
            reader.Read();
            return requests;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half of a surrogate pair.
            throw NotJson(body, "The body");
        }
    }

    private static RequestBody ParseBatch(ref Utf8JsonReader reader, int maxBatch)
    {
        if (maxBatch == 0)
            throw Bad("Batching is not available: send one request object, not a list.");
        var requests = new List<GraphQLRequest>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (requests.Count == maxBatch)
                throw Bad($"The batch holds more than {maxBatch} requests (GraphQL:MaxBatchSize).");
            requests.Add(ParseRequest(ref reader));
        }

        return requests.Count > 0 ? new RequestBody(requests, IsBatch: true) : throw Bad("The batch is empty.");
    }

    private static GraphQLRequest ParseRequest(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.StartObject
        ? ParseMembers(ref reader)
        : throw Bad("The body must be a JSON object with the member \"query\".");

    private static GraphQLRequest ParseMembers(ref Utf8JsonReader reader)
    {
        string? query = null;
        string? documentId = null;
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
                case "documentId": documentId = EmptyToNull(Text(ref reader, name)); break;
                case "operationName": operationName = EmptyToNull(Text(ref reader, name)); break;
                case "variables": variables = Object(ref reader, name); break;
                case "extensions": extensions = Object(ref reader, name); break;
                default: reader.Skip(); break;
            }
        }

        return new GraphQLRequest(query ?? (NamesDocument(documentId, extensions) ? "" : throw Bad("The member \"query\" is missing.")))
        {
            DocumentId = documentId,
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions,
        };
    }

    // Whether the engine can find the document by what was sent in its place.
    private static bool NamesDocument(string? documentId, JsonElement? extensions) =>
        documentId is not null || (extensions is { } given && given.TryGetProperty("persistedQuery"u8, out var entry) && entry.ValueKind != JsonValueKind.Null);

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
        var json = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var value = Object(ref reader, name);
            reader.Read();
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw NotJson(json, $"The query parameter \"{name}\"");
        }
    }

    private static string? Single(IQueryCollection query, string name)
    {
        var values = query[name];
        return values.Count <= 1 ? values.ToString() is { Length: > 0 } text ? text : Absent(values) : throw Bad($"The query parameter \"{name}\" is given {values.Count} times.");
    }

    private static string? Absent(StringValues values) => values.Count == 0 ? null : "";

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static TransportException NotJson(ReadOnlySpan<byte> json, string what) => new(
        StatusCodes.BadRequest,
        IsTooDeep(json) ? $"{what} is nested deeper than {MaxJsonDepth} levels." : $"{what} is not valid JSON.",
        ErrorCode.ParseFailed);

    // The reader says only in prose why it gave up.
    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxJsonDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth >= MaxJsonDepth)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Wrong before it is deep.
        }

        return false;
    }

    private static TransportException Bad(string message) => new(StatusCodes.BadRequest, message);

    private static TransportException TooLarge(int maxBytes) =>
        new(StatusCodes.PayloadTooLarge, $"The request body is larger than {maxBytes} bytes (GraphQL:MaxRequestBytes).", ErrorCode.RequestTooLarge);
}
