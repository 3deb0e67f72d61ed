using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GraphQLApi.Upstream.Retry;
using GraphQLApi.Upstream.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Upstream;

/// <summary>An answer with its body read to the end.</summary>
internal sealed record VendorAnswer(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public ErrorEnvelope? Envelope() => ErrorEnvelope.Read(Body);
}

/// <summary>
/// One call to the vendor: headers, network trouble turned into <see cref="UpstreamException"/>, outcome told to the monitor. A client is taken
/// from the factory per call, so that its handlers may be renewed although this object lives as long as the process.
/// </summary>
internal sealed partial class VendorCalls(
    IHttpClientFactory factory, UpstreamMonitor monitor, IOptions<UpstreamOptions> options, ILogger<VendorCalls> logger)
{
    public const string ClientName = "GraphQLApi.Upstream";

    public async Task<VendorAnswer> SendAsync(
        HttpMethod method, VendorEndpoint endpoint, string host, string path, string botId, byte[]? body, CallLane lane, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{host.TrimEnd('/')}/{path}");
        request.Options.Set(RetryHandler.Lane, lane);
        request.Options.Set(ObservedCall.Endpoint, endpoint);
        request.Headers.TryAddWithoutValidation("accountId", options.Value.AccountId);
        request.Headers.TryAddWithoutValidation("iId", botId);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("User-Agent", options.Value.UserAgent);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "UTF-8");
        }

        try
        {
            using var client = factory.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            return new VendorAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception exception) when (VendorFailures.From(exception) is not null)
        {
            throw Failed(VendorFailures.From(exception)!);
        }
    }

    /// <summary>The document in the body of a success; everything else is a typed failure.</summary>
    public T Read<T>(VendorAnswer answer, Func<ReadOnlyMemory<byte>, T> read)
    {
        var usesReadyToken = options.Value.Token.Length > 0;
        if (!answer.IsSuccess)
        {
            throw Failed(VendorFailures.From(answer.Status, answer.Envelope(), usesReadyToken));
        }

        try
        {
            var document = read(answer.Body);
            monitor.Succeeded();
            return document;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Failed(answer.Envelope() is { } envelope
                ? VendorFailures.From(answer.Status, envelope, usesReadyToken)
                : new UpstreamException(
                    UpstreamFailure.InvalidResponse,
                    "The vendor's answer is not the documented JSON; payload encryption of the JWT app must be off, and Upstream:BaseUrl must be the API.",
                    answer.Status,
                    inner: exception));
        }
    }

    /// <summary>For answers whose status alone says enough.</summary>
    public void Succeeded() => monitor.Succeeded();

    private UpstreamException Failed(UpstreamException failure)
    {
        monitor.Failed(failure);
        LogFailed(logger, failure.Failure, failure.Message);
        return failure;
    }

    [LoggerMessage(2104, LogLevel.Warning, "Upstream call failed, {Failure}: {Message}")]
    private static partial void LogFailed(ILogger logger, UpstreamFailure failure, string message);
}
