namespace GraphQLApi.Server.Settings;

/// <summary>Settings of the section <c>Auth:Jwt</c>: whose tokens count, and what of them tells what a caller may do.</summary>
internal sealed class JwtOptions
{
    /// <summary>The claim <c>iss</c>, exactly.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>A value of the claim <c>aud</c>, exactly: tokens for another service are not for us.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Algorithms that count, separated by blanks. A token cannot choose another; HS256 and its like need <see cref="KeysFile"/> and stand alone.</summary>
    public string Algorithms { get; set; } = "RS256 ES256";

    /// <summary>A JSON Web Key Set, or public keys or certificates as PEM; for HS256 the shared secret. Read again when a token names a key it does not hold.</summary>
    public string KeysFile { get; set; } = "";

    /// <summary>Where the issuer publishes its key set: https, or http on this machine.</summary>
    public string JwksUrl { get; set; } = "";

    /// <summary>How far the issuer's clock may be off.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Claims that hold scopes, separated by blanks; the first that is there counts.</summary>
    public string ScopeClaim { get; set; } = "scope scp";

    /// <summary>A claim with the ids of the queues that the caller is limited to, <c>*</c> for all; a token without it sees none. Empty = tokens do not limit.</summary>
    public string QueuesClaim { get; set; } = "";

    /// <summary>As <see cref="QueuesClaim"/>, with bots.</summary>
    public string BotsClaim { get; set; } = "";
}
