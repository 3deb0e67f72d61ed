using GraphQLApi.Analytics.Access;
using Microsoft.AspNetCore.Http.Features;

namespace GraphQLApi.Server.Auth;

/// <summary>A caller whose credentials were good, kept among the features of the request.</summary>
/// <param name="Caller">Who it is.</param>
internal sealed record Admission(Caller Caller)
{
    /// <summary>The key that was shown; null where it was something else.</summary>
    public string? KeyId { get; init; }

    /// <summary>When the credentials end, UTC; null for those that do not.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The admission of a request that came past <see cref="AccessGate"/>.</summary>
    public static Admission Of(HttpContext http) => http.Features.GetRequiredFeature<Admission>();
}
