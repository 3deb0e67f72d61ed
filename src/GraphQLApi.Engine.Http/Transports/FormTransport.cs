using System.IO.Compression;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GraphQLApi.Engine.Http.Transports;

/// <summary>
/// The forms that the host adds, by GET and POST: a body of any length, sent as it is made. What goes wrong before its first byte is an error as
/// JSON with a true status, since a reader of tables looks at nothing else; what goes wrong later breaks the connection.
/// </summary>
internal sealed class FormTransport(
    RequestPipeline pipeline,
    TransportOptions options,
    IReadOnlyList<AnswerForm> forms,
    Action<HttpContext, RequestContext>? configure,
    ConnectionRules? rules) : ITransport
{
    public IReadOnlyList<string> Methods { get; } = [];

    public bool Supports(HttpRequest request) =>
        (HttpMethods.IsPost(request.Method) || (HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("sdl"))) && Choose(request.Headers.Accept) is not null;

    public async Task AnswerAsync(HttpContext http)
    {
        var (form, accepted) = Choose(http.Request.Headers.Accept)!.Value; // Supports has seen it
        var request = new FormRequest(
            await ReadAsync(http.Request, form), accepted.Parameters, http.RequestServices,
            configure is null ? null : context => configure(http, context), http.RequestAborted);
        FormAnswer answer;
        try
        {
            answer = await form.OpenAsync(request);
        }
        catch (GraphQLException refusal)
        {
            answer = new FormAnswer { Refusal = ExecutionResult.Refused(RequestStep.Prepare, refusal.Errors), Status = StatusCodes.BadRequest };
        }

        if (answer.Refusal is not { } refused)
        {
            await SendAsync(http, answer, rules?.Watch(http));
            return;
        }

        RetryAdvice.Apply(http, RetryAdvice.Seconds(refused));
        await JsonAnswer.WriteAsync(http, refused, answer.Status, ContentNegotiation.GraphQLResponse);
    }

    private async Task<GraphQLRequest> ReadAsync(HttpRequest http, AnswerForm form)
    {
        if (HttpMethods.IsGet(http.Method))
        {
            var request = RequestReader.ReadQueryString(http);
            GetTransport.RefuseMutation(pipeline.FindOperation(request with { QueriesOnly = false }));
            return request;
        }

        var body = await RequestReader.ReadBodyAsync(http, pipeline.Options.MaxRequestBytes, options.MaxBatchSize, http.HttpContext.RequestAborted);
        return body.IsBatch ? throw new TransportException(StatusCodes.BadRequest, $"{form.MediaType} answers one request, not a batch.") : body.Requests[0];
    }

    private static async Task SendAsync(HttpContext http, FormAnswer answer, Func<bool>? mayStay)
    {
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        http.Response.Headers.CacheControl = "no-store";
        var coding = ContentCoding.Choose(http.Request.Headers.AcceptEncoding);
        if (coding is not null)
            http.Response.Headers.ContentEncoding = coding;
        await using var coded = coding switch
        {
            ContentCoding.Brotli => new BrotliStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
            ContentCoding.Gzip => new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
            _ => default(Stream),
        };
        try
        {
            await CopyAsync(answer.Body, coded, http, mayStay);
        }
        catch (BrokenAnswerException)
        {
            http.Abort();
        }
        catch
        {
            // The coding's last block and the chunked body's end must not follow.
            http.Abort();
            throw;
        }
    }

    private static async Task CopyAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> body, Stream? coded, HttpContext http, Func<bool>? mayStay)
    {
        var isFirst = true;
        await foreach (var piece in body.WithCancellation(http.RequestAborted))
        {
            // A table may take half an hour: longer than the right to it.
            if (mayStay is not null && !mayStay())
                throw new BrokenAnswerException("The caller may not stay.");
            await (coded ?? http.Response.Body).WriteAsync(piece, http.RequestAborted);
            // The reader sees early that there is an answer; later pieces leave when the coding has filled a block.
            if (isFirst && coded is not null)
                await coded.FlushAsync(http.RequestAborted);
            isFirst = false;
        }
    }

    // The most wanted form; JSON that is wanted as much and named first stays JSON.
    private (AnswerForm Form, AcceptedType Accepted)? Choose(StringValues accept)
    {
        if (!forms.Any(form => accept.Any(line => line is not null && line.Contains(form.MediaType, StringComparison.OrdinalIgnoreCase))))
            return null;
        foreach (var accepted in AcceptedType.Parse(accept).Where(type => type.Quality > 0).OrderByDescending(type => type.Quality))
        {
            if (accepted.MediaType.ToLowerInvariant() is ContentNegotiation.Json or ContentNegotiation.GraphQLResponse)
                return null;
            if (forms.FirstOrDefault(form => form.MediaType.Equals(accepted.MediaType, StringComparison.OrdinalIgnoreCase)) is { } form)
                return (form, accepted);
        }

        return null;
    }
}
