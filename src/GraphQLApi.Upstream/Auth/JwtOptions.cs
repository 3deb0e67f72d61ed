namespace GraphQLApi.Upstream.Auth;

/// <summary>
/// Claims of the minted token (CONTRACT §2.2). The documents know only appId and sub; iat, exp and jti are sent by us so that no token
/// lives forever, and apps with "Enforce JTI" need the last one.
/// </summary>
public sealed class JwtOptions
{
    /// <summary>Name of the claim that holds the client id; `iss` on some older hosts.</summary>
    public string ClientIdClaim { get; set; } = "appId";

    /// <summary>`sub`; the vendor wants a dummy. Empty = not sent.</summary>
    public string Subject { get; set; } = "1234567890";

    /// <summary>`aud`; empty = not sent.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Time from `iat` to `exp`; 0 = neither is sent, as in the vendor's samples.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether every token gets a fresh `jti`.</summary>
    public bool SendTokenId { get; set; } = true;
}
