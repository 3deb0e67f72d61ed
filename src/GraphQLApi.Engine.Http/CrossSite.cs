using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// Which pages may open a WebSocket. Browsers ask no permission for one (no preflight), but name the page in <c>Origin</c>: so the CORS policy
/// is applied here by hand. Without it any page could read what the person in front of the browser can reach, such as a server on an inner network.
/// </summary>
internal static class CrossSite
{
    /// <summary>Programs send no origin; a page of our own address and those of the CORS policy may connect.</summary>
    public static async ValueTask<bool> IsAllowedAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsOwn(origin, http.Request.Host))
            return true;
        var policies = http.RequestServices.GetService<ICorsPolicyProvider>();
        return policies is not null
            && await policies.GetPolicyAsync(http, policyName: null) is { } policy
            && (policy.AllowAnyOrigin || policy.IsOriginAllowed(origin));
    }

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme is "http" or "https"
        && page.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
