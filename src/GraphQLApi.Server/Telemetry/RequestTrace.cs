using System.Diagnostics;
using System.Globalization;

namespace GraphQLApi.Server.Telemetry;

/// <summary>
/// One activity for each request that ends soon: the server's span where somebody listens, else a bare one that names the request's log lines.
/// WebSockets and event streams have none, since everything below would hold it for days.
/// </summary>
internal static class RequestTrace
{
    public const string Source = "GraphQLApi.Server";

    private static readonly string[] Methods = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT", "TRACE"];

    private static readonly ActivitySource Activities = new(Source);

    /// <summary>WebSockets and event streams. A client that takes JSON as well (urql's Accept) gets a stream for subscriptions only: rare enough to be traced.</summary>
    public static bool StaysOpen(HttpRequest request) =>
        request.Headers.Upgrade.Count > 0
        || HttpMethods.IsConnect(request.Method)
        || (request.Headers.Accept is [{ } only] && only.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) && !only.Contains("json", StringComparison.OrdinalIgnoreCase));

    public static Activity Start(HttpContext http, RequestObservation observation)
    {
        ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out var caller);
        // Where some diagnostic listener is there, the framework has made one of its own; nobody samples that one, and as our parent it would silence ours.
        Activity.Current = null;
        var activity = Activities.StartActivity(http.Request.Method, ActivityKind.Server, caller) ?? Bare(caller);
        observation.Tally.Watch(activity);
        http.Features.Set(observation);
        return activity;
    }

    public static void End(Activity? activity, HttpContext http)
    {
        if (activity is { IsAllDataRequested: true })
            Describe(activity, http);
    }

    private static void Describe(Activity activity, HttpContext http)
    {
        var method = Methods.Contains(http.Request.Method, StringComparer.Ordinal) ? http.Request.Method : "_OTHER";
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/');
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method);
        activity.SetTag("http.route", route);
        activity.SetTag("url.path", http.Request.Path.ToUriComponent());
        activity.SetTag("url.scheme", http.Request.Scheme);
        activity.SetTag("server.address", http.Request.Host.Host);
        activity.SetTag("server.port", http.Request.Host.Port);
        var status = http.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status < 500)
            return;
        activity.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
        activity.SetStatus(ActivityStatusCode.Error);
    }

    private static Activity Bare(ActivityContext caller)
    {
        var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C);
        if (caller != default)
            activity.SetParentId(caller.TraceId, caller.SpanId, caller.TraceFlags);
        return activity.Start();
    }
}
