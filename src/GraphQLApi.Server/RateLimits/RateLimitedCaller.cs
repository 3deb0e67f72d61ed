using GraphQLApi.Analytics.Access;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.RateLimits;

/// <summary>Whom a request is counted against: the caller by name, or where everybody is the same caller, the address they come from.</summary>
internal static class RateLimitedCaller
{
    // Those that stand for everybody: see Caller.
    private static readonly string[] Nameless = ["unknown", "open"];

    private static readonly object Key = new();

    /// <summary>After the caller is attached, for every request, WebSocket operation and event.</summary>
    public static void Attach(HttpContext http, RequestContext request) => request.Items[Key] = Of(http, Caller.Of(request));

    public static string Of(RequestContext request) => request.Items.TryGetValue(Key, out var caller) ? (string)caller! : ""; // only Attach writes it

    public static string Of(HttpContext http, Caller? caller) =>
        caller is null || Nameless.Contains(caller.Id, StringComparer.Ordinal) ? $"address {ClientNetwork.Of(http.Connection.RemoteIpAddress)}" : $"caller {caller.Id}";
}
