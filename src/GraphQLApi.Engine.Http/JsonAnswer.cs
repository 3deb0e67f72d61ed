using System.Buffers;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>Runs a request and writes the one JSON object that answers it.</summary>
/// <param name="pipeline">The engine.</param>
/// <param name="configure">Puts what the host knows of a request into its context; may be null.</param>
internal sealed class JsonAnswer(RequestPipeline pipeline, Action<HttpContext, RequestContext>? configure)
{
    /// <exception cref="TransportException">406: the client takes neither of the two types.</exception>
    public static string MediaType(HttpRequest request) =>
        ContentNegotiation.Choose(request.Headers.Accept)
        ?? throw new TransportException(StatusCodes.NotAcceptable, $"Accept {ContentNegotiation.GraphQLResponse} or {ContentNegotiation.Json}.");

    public async Task ExecuteAsync(HttpContext http, GraphQLRequest request, string mediaType)
    {
        var result = await RunAsync(http, request);
        RetryAdvice.Apply(http, RetryAdvice.Seconds(result));
        await WriteAsync(http, result, StatusCodes.Of(result, mediaType), mediaType);
    }

    /// <summary>
    /// One answer for each request, in their order and one after the other: side by side a batch would be a way around every limit. Each is
    /// refused for itself; the status says 429 only where all of them are.
    /// </summary>
    public async Task ExecuteAsync(HttpContext http, IReadOnlyList<GraphQLRequest> batch, string mediaType)
    {
        using var body = new PooledBuffer();
        var (refused, wait) = (0, 0);
        foreach (var request in batch)
        {
            body.Write(body.Length == 0 ? "["u8 : ","u8);
            var result = await RunAsync(http, request);
            ResponseWriter.Write(result, body);
            refused += RetryAdvice.IsRateLimited(result) ? 1 : 0;
            wait = Math.Max(wait, RetryAdvice.Seconds(result));
        }

        body.Write("]"u8);
        RetryAdvice.Apply(http, wait);
        Describe(http, refused == batch.Count ? StatusCodes.TooManyRequests : StatusCodes.Ok, mediaType);
        await SendAsync(http, body);
    }

    public static async Task WriteAsync(HttpContext http, ExecutionResult result, int status, string mediaType)
    {
        using var writing = TransportTrace.Writing();
        Describe(http, status, mediaType);
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!isRead && ContentCoding.Choose(http.Request.Headers.AcceptEncoding) is null)
        {
            await WriteToPipeAsync(http, result);
            return;
        }

        using var body = new PooledBuffer();
        ResponseWriter.Write(result, body);
        if (isRead && AnswersFromCache(http, result, body, isGood: status == StatusCodes.Ok && result.Errors.Count == 0))
            return;
        if (!HttpMethods.IsHead(http.Request.Method))
            await SendAsync(http, body);
    }

    private ValueTask<ExecutionResult> RunAsync(HttpContext http, GraphQLRequest request) => pipeline.ExecuteAsync(
        request, http.RequestServices, configure is null ? null : context => configure(http, context), http.RequestAborted);

    private static void Describe(HttpContext http, int status, string mediaType)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType == ContentNegotiation.Json ? "application/json; charset=utf-8" : "application/graphql-response+json; charset=utf-8";
        // The bytes depend on both: a shared cache must not hand one client's form to another.
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
    }

    // Answers are about people and change at any time: only the client itself may keep one, and has to ask whether it still holds.
    private static bool AnswersFromCache(HttpContext http, ExecutionResult result, PooledBuffer body, bool isGood)
    {
        http.Response.Headers.CacheControl = isGood ? "private, no-cache" : "no-store";
        if (!isGood)
            return false;
        var tag = Tag(result, body);
        http.Response.Headers.ETag = tag;
        if (!EntityTag.IsKnown(http.Request, tag))
            return false;
        http.Response.StatusCode = StatusCodes.NotModified;
        http.Response.ContentType = null;
        return true;
    }

    // What is left of a budget is no part of the answer: with it, none would ever be the one the client holds.
    private static string Tag(ExecutionResult result, PooledBuffer body)
    {
        var lasting = result.WithoutExtension(TransportOptions.BudgetExtension);
        if (ReferenceEquals(lasting, result))
            return EntityTag.Of(body.Span);
        using var text = new PooledBuffer();
        ResponseWriter.Write(lasting, text);
        return EntityTag.Of(text.Span);
    }

    // The usual way: from the tree straight into the response's pipe.
    private static async Task WriteToPipeAsync(HttpContext http, ExecutionResult result)
    {
        var output = http.Response.BodyWriter;
        ResponseWriter.Write(result, output);
        if (output.CanGetUnflushedBytes && !http.Response.HasStarted)
            http.Response.ContentLength = output.UnflushedBytes;
        await output.FlushAsync(http.RequestAborted);
    }

    private static async Task SendAsync(HttpContext http, PooledBuffer body)
    {
        var coding = body.Length < ContentCoding.SmallestBody ? null : ContentCoding.Choose(http.Request.Headers.AcceptEncoding);
        using var encoded = coding is null ? null : ContentCoding.Encode(body.Span, coding);
        if (coding is not null)
            http.Response.Headers.ContentEncoding = coding;
        var bytes = (encoded ?? body).Memory;
        http.Response.ContentLength = bytes.Length;
        http.Response.BodyWriter.Write(bytes.Span);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
