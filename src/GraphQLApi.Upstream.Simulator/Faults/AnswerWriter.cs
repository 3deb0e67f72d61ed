using System.Globalization;
using System.IO.Compression;
using GraphQLApi.Upstream.Simulator.Access;
using GraphQLApi.Upstream.Simulator.Endpoints;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Upstream.Simulator.Faults;

/// <summary>Sends an answer, after delay and with whatever fault is armed.</summary>
internal sealed class AnswerWriter(SimulatorOptions options, SimulatorFaults faults, SimulatorCounters counters, TimeProvider time)
{
    private const int SlowParts = 10;

    public async Task WriteAsync(HttpContext http, VendorAnswer answer)
    {
        var delay = TimeSpan.FromMilliseconds(options.LatencyMilliseconds) + faults.Latency;
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, time, http.RequestAborted);
        if (faults.Strikes(SimulatorFault.Disconnect))
        {
            http.Abort();
            return;
        }

        answer = Replacement() ?? answer;
        var body = answer.Body;
        if (answer.Status == 200 && faults.Strikes(SimulatorFault.Truncated))
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
        if (faults.Strikes(SimulatorFault.Gzip))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Compress(body);
        }

        response.ContentLength = body.Length;
        await SendAsync(response, body, http.RequestAborted);
    }

    private VendorAnswer? Replacement()
    {
        TimeSpan? retryAfter = faults.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        if (faults.Strikes(SimulatorFault.Unauthorized))
            return VendorAnswer.Error(401, VendorMessages.InvalidCredentials);
        if (faults.Strikes(SimulatorFault.RateLimit))
            return VendorAnswer.Error(429, VendorMessages.MinuteLimit) with { RetryAfter = retryAfter };
        if (faults.Strikes(SimulatorFault.ServerError))
            return new VendorAnswer(faults.ServerErrorStatus, default) { RetryAfter = retryAfter };
        return faults.Strikes(SimulatorFault.Html)
            ? new VendorAnswer(faults.ServerErrorStatus, "<html><body><h1>Bad gateway</h1></body></html>"u8.ToArray(), "text/html") { RetryAfter = retryAfter }
            : null;
    }

    private async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var pause = faults.SlowBody / SlowParts;
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
