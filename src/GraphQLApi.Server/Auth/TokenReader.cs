using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Server.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GraphQLApi.Server.Auth;

/// <summary><c>Auth:Mode=Jwt</c>: signed tokens of one issuer for one audience. What of a token tells which key to take is pinned before anything is verified.</summary>
internal sealed class TokenReader(JwtOptions options, SigningKeys keys, TimeProvider time) : IAuthenticator
{
    // Longer than any with a few hundred ids; the web server takes 32 KB of headers.
    private const int LongestToken = 16 * 1024;
    private const int LongestId = 64;

    private static readonly string[] Names = ["sub", "client_id", "azp", "appid"];

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = LongestToken };
    private readonly IReadOnlyList<string> algorithms = SigningAlgorithms.Split(options.Algorithms);
    private readonly DecoyToken decoy = new();

    public async ValueTask<Admission?> AdmitAsync(string? credentials, CancellationToken cancellationToken)
    {
        var head = Read(credentials ?? "");
        var candidates = head is (var algorithm, var keyId) && algorithms.Contains(algorithm) ? await keys.FindAsync(algorithm, keyId, cancellationToken) : [];
        if (candidates.Count == 0)
        {
            decoy.Refuse(isRead: head is not null);
            return null;
        }

        var result = handler.ValidateToken(credentials, Parameters(candidates));
        return result.IsValid ? Admit((JsonWebToken)result.SecurityToken) : null;
    }

    public bool MayStay(Admission admission) => admission.Until > time.GetUtcNow();

    // Three parts: five are an encrypted token, which the library would begin to decrypt.
    private static (string Algorithm, string KeyId)? Read(string text)
    {
        if (text.Length > LongestToken || text.AsSpan().Count('.') != 2)
            return null;
        try
        {
            var token = new JsonWebToken(text);
            // RFC 7515 §4.1.11: what its issuer calls critical and we do not know makes a token void. The library does not look.
            return token.TryGetHeaderValue<object>("crit", out _) ? null : (token.Alg, token.Kid);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidCastException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(IReadOnlyList<SecurityKey> candidates) => new()
    {
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidAlgorithms = algorithms,
        IssuerSigningKeyResolver = (_, _, _, _) => candidates,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) => IsNow(from, to),
    };

    private bool IsNow(DateTime? from, DateTime? to)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return to is { } end && now - options.ClockSkew < end && !(from > now + options.ClockSkew);
    }

    private Admission Admit(JsonWebToken token)
    {
        var scopes = ScopeNames.Split(options.ScopeClaim).Select(name => Values(token, name)).FirstOrDefault(values => values.Length > 0) ?? [];
        var visibility = new Visibility(Limit(token, options.QueuesClaim), Limit(token, options.BotsClaim));
        return new Admission(new Caller(IdOf(token), ScopeNames.Parse(scopes), visibility)) { Until = EndOf(token) };
    }

    // Issuers write the end of time for "never", behind which there is no room for a skew.
    private DateTimeOffset EndOf(JsonWebToken token) => token.ValidTo < DateTime.MaxValue - options.ClockSkew
        ? new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + options.ClockSkew
        : DateTimeOffset.MaxValue;

    private static string[]? Limit(JsonWebToken token, string claim)
    {
        if (claim.Length == 0)
            return null;
        var ids = Values(token, claim);
        return ids.Contains("*") ? null : ids;
    }

    // A list of texts, or one text with blanks between them: issuers write both.
    private static string[] Values(JsonWebToken token, string claim) =>
        [.. token.Claims.Where(value => value.Type == claim).SelectMany(value => ScopeNames.Split(value.Value))];

    private static string IdOf(JsonWebToken token)
    {
        var name = Names.Select(name => token.Claims.FirstOrDefault(claim => claim.Type == name)?.Value).FirstOrDefault(value => value is { Length: > 0 }) ?? "unnamed";
        return "jwt:" + new string([.. name.Take(LongestId).Where(letter => !char.IsControl(letter))]);
    }
}
