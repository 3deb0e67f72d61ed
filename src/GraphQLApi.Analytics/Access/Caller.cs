using GraphQLApi.Cache;
using GraphQLApi.Cache.Access;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Access;

/// <summary>Who asks, and what they may see. The host attaches one to every request; without one a request sees no personal data and orders nothing.</summary>
/// <param name="Id">Names the caller in the audit, such as a key's prefix; never a secret.</param>
/// <param name="Scopes">What they may do.</param>
/// <param name="Visibility">Which rows there are for them.</param>
public sealed record Caller(string Id, AccessScopes Scopes, Visibility Visibility)
{
    private static readonly Caller Unknown = new("unknown", AccessScopes.Read, Visibility.All);

    /// <summary>The caller of a request.</summary>
    public static Caller Of(RequestContext request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Items.TryGetValue(typeof(Caller), out var caller) ? (Caller)caller! : Unknown; // only Attach writes it
    }

    /// <summary>Whether all of <paramref name="scopes"/> are given.</summary>
    public bool May(AccessScopes scopes) => (Scopes & scopes) == scopes;

    /// <summary>
    /// Makes this the caller of a request, and of everything its scope of services reads from the cache. For the host, before execution; over a
    /// WebSocket once for each operation and event, whose scopes are their own.
    /// </summary>
    public void Attach(RequestContext request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Items[typeof(Caller)] = this;
        request.IsIntrospectionAllowed &= May(AccessScopes.Introspection);
        request.Services.GetRequiredService<CacheRequest>().See(Visibility);
    }
}
