using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace GraphQLApi.Upstream.Retry;

/// <summary>
/// One attempt as operators see it: a client span, a count by endpoint and outcome, one more in its request's tally. Paths hold ids and stay out of
/// it. Who asked is told to the vendor only where <see cref="UpstreamOptions.SendTraceContext"/> says so.
/// </summary>
internal sealed class ObservedCall : IDisposable
{
    public static readonly HttpRequestOptionsKey<VendorEndpoint> Endpoint = new("endpoint");

    private static readonly ActivitySource Source = new(UpstreamCounters.TraceSource);

    private readonly UpstreamCounters counters;
    private readonly string endpoint;
    private readonly Activity? activity;
    private string outcome = "cancelled";

    public ObservedCall(HttpRequestMessage request, UpstreamCounters counters, bool sendsTraceContext)
    {
        this.counters = counters;
        var asked = request.Options.TryGetValue(Endpoint, out var known) ? known : null;
        endpoint = asked?.Name ?? "other";
        CallTally.Count(Activity.Current);
        activity = Start(request, asked);
        if (sendsTraceContext && Activity.Current is { Id: { } id, IdFormat: ActivityIdFormat.W3C })
        {
            request.Headers.Remove("traceparent");
            request.Headers.TryAddWithoutValidation("traceparent", id);
        }
    }

    public void Answered(HttpStatusCode status)
    {
        var number = (int)status;
        outcome = number switch
        {
            < 400 => "ok",
            401 or 403 => "unauthorized",
            429 => "rate_limited",
            < 500 => "rejected",
            _ => "server_error",
        };
        activity?.SetTag("http.response.status_code", number);
        if (number >= 400)
        {
            Fail(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Failed(Exception exception)
    {
        outcome = exception switch
        {
            TimeoutException => "timeout",
            OperationCanceledException => "cancelled",
            _ => "unreachable",
        };
        Fail(exception.GetType().FullName!); // no exception of ours is generic
    }

    public void Dispose()
    {
        counters.Called(endpoint, outcome);
        activity?.Dispose();
    }

    private static Activity? Start(HttpRequestMessage request, VendorEndpoint? endpoint)
    {
        var activity = Source.StartActivity($"{request.Method} {endpoint?.Template}", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", request.Method.Method);
            activity.SetTag("url.template", endpoint?.Template);
            activity.SetTag("server.address", request.RequestUri!.Host);
            activity.SetTag("server.port", request.RequestUri.Port);
        }

        return activity;
    }

    private void Fail(string type)
    {
        activity?.SetTag("error.type", type);
        activity?.SetStatus(ActivityStatusCode.Error);
    }
}
