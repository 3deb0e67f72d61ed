using System.Globalization;
using System.IO.Compression;
using GraphQLApi.Upstream.Simulator.Access;
using GraphQLApi.Upstream.Simulator.Endpoints;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Upstream.Simulator.Faults;

/// <summary>Sends an answer, after delay and with whatever fault strikes.</summary>
internal sealed class AnswerWriter(SimulatorOptions options, SimulatorFaults faults, SimulatorCounters counters, TimeProvider time)
{
    private const int SlowParts = 10;

    public async Task WriteAsync(HttpContext http, VendorAnswer answer, CallFaults struck)
    {
        if (struck.Strikes(SimulatorFault.Hang))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var delay = TimeSpan.FromMilliseconds(options.LatencyMilliseconds) + faults.Latency + Span(struck, SimulatorFault.Latency);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, time, http.RequestAborted);
        if (struck.Strikes(SimulatorFault.Disconnect))
        {
            http.Abort();
            return;
        }

        answer = Replacement(struck) ?? answer;
        var body = answer.Body;
        if (answer.Status == 200 && struck.Strikes(SimulatorFault.Truncated))
            body = body[..(body.Length / 2)];
        var response = http.Response;
        response.StatusCode = answer.Status;
        if (answer.Status == 429)
            counters.CountRateLimited();
        if (answer.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (body.IsEmpty)
            return;
        response.ContentType = answer.ContentType;
        if (struck.Strikes(SimulatorFault.Gzip))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Compress(body);
        }

        response.ContentLength = body.Length;
        await SendAsync(response, body, (faults.SlowBody + Span(struck, SimulatorFault.SlowBody)) / SlowParts, http.RequestAborted);
    }

    private VendorAnswer? Replacement(CallFaults struck)
    {
        if (struck.Strikes(SimulatorFault.Unauthorized))
            return VendorAnswer.Error(401, VendorMessages.InvalidCredentials);
        if (struck.Strikes(SimulatorFault.RateLimit, out var wait))
            return VendorAnswer.Error(429, VendorMessages.MinuteLimit) with { RetryAfter = RetryAfter(wait) };
        if (struck.Strikes(SimulatorFault.ServerError, out var status))
            return new VendorAnswer(Status(status), default) { RetryAfter = RetryAfter(null) };
        return struck.Strikes(SimulatorFault.Html, out status)
            ? new VendorAnswer(Status(status), "<html><body><h1>Bad gateway</h1></body></html>"u8.ToArray(), "text/html") { RetryAfter = RetryAfter(null) }
            : null;
    }

    private TimeSpan? RetryAfter(double? seconds) => (seconds ?? faults.RetryAfterSeconds) is { } wait ? TimeSpan.FromSeconds(wait) : null;

    private int Status(double? status) => (int)(status ?? faults.ServerErrorStatus);

    private static TimeSpan Span(CallFaults struck, SimulatorFault fault) =>
        struck.Strikes(fault, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds ?? 0) : TimeSpan.Zero;

    private async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> body, TimeSpan pause, CancellationToken cancellationToken)
    {
        var part = pause > TimeSpan.Zero ? Math.Max(1, (body.Length + SlowParts - 1) / SlowParts) : body.Length;
        for (var sent = 0; sent < body.Length; sent += part)
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, cancellationToken);
            await response.BodyWriter.WriteAsync(body[sent..Math.Min(sent + part, body.Length)], cancellationToken);
        }
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(body.Span);
        return buffer.ToArray();
    }
}
