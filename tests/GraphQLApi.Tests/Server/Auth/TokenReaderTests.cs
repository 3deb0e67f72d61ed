using System.Text;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Server.Auth;
using GraphQLApi.Server.Settings;
using GraphQLApi.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphQLApi.Tests.Server.Auth;

/// <summary>Which tokens are good: one of the right kind in every respect, and none that is wrong in one.</summary>
public sealed class TokenReaderTests : IDisposable
{
    private const long Now = 1_772_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly TokenIssuer issuer = new();
    private readonly TokenIssuer stranger = new();
    private readonly ManualTimeProvider clock = new(DateTimeOffset.FromUnixTimeSeconds(Now));
    private readonly List<SigningKeys> sources = [];

    public void Dispose()
    {
        sources.ForEach(source => source.Dispose());
        issuer.Dispose();
        stranger.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_good_token_tells_who_asks_and_what_they_may()
    {
        var reader = Reader(options => (options.QueuesClaim, options.BotsClaim) = ("queues", "bots"));
        var admission = await AdmitAsync(reader, issuer.Sign(new
        {
            iss = "https://issuer", aud = new[] { "other", "analytics" }, exp = Now + 300, nbf = Now, sub = "reports\n", scope = "read openid sync:write", queues = new[] { "qu-2", "qu-1" },
            bots = "st-1 st-2",
        }));
        Assert.NotNull(admission);
        Assert.Equal(new Caller("jwt:reports", AccessScopes.Read | AccessScopes.SyncWrite, new Visibility(["qu-1", "qu-2"], ["st-1", "st-2"])), admission.Caller);
        Assert.True(reader.MayStay(admission));
        clock.Advance(TimeSpan.FromSeconds(359));
        Assert.True(reader.MayStay(admission));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(reader.MayStay(admission));
    }

    [Fact]
    public async Task Limits_that_the_token_must_carry_are_none_where_it_does_not()
    {
        var reader = Reader(options => (options.QueuesClaim, options.BotsClaim) = ("queues", "bots"));
        var admission = await AdmitAsync(reader, issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 300, scp = new[] { "read" }, bots = "*" }));
        Assert.Equal(new Caller("jwt:unnamed", AccessScopes.Read, new Visibility([], null)), admission?.Caller);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task Both_default_algorithms_count(string algorithm) => Assert.NotNull(await AdmitAsync(Reader(), issuer.Sign(Good(), algorithm)));

    public static TheoryData<string> WrongTokens =>
    [
        "expired", "not yet", "without end", "wrong audience", "no audience", "wrong issuer", "no issuer", "another's key", "alg none", "alg none, no signature", "alg None",
        "RS512", "PS256", "HS256 with the public key", "encrypted", "truncated", "payload changed", "alg is an object", "two parts", "empty", "a key of the other kind",
        "not base64", "very long", "payload is a list", "an extension that must be understood", "a payload that is not encoded",
        "an end that is no number", "a begin that is no number", "an end before all time", "an issuer that is a list", "a name that is a number",
    ];

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_token_that_is_wrong_in_one_thing_is_refused(string what) => Assert.Null(await AdmitAsync(Reader(), Wrong(what)));

    [Fact]
    public async Task The_clock_may_be_off_by_the_skew_and_no_more()
    {
        var reader = Reader();
        Assert.NotNull(await AdmitAsync(reader, issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now - 59 })));
        Assert.Null(await AdmitAsync(reader, issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now - 60 })));
        Assert.NotNull(await AdmitAsync(reader, issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 600, nbf = Now + 60 })));
        Assert.Null(await AdmitAsync(reader, issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 600, nbf = Now + 61 })));
    }

    // Issuers write the last second of the year 9999 for "never".
    [Theory]
    [InlineData(253_402_300_799)]
    [InlineData(253_402_300_800)]
    public async Task A_token_may_last_until_the_end_of_time(long end)
    {
        var reader = Reader();
        var admission = await AdmitAsync(reader, issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = end, scope = "read" }));
        Assert.NotNull(admission);
        Assert.True(reader.MayStay(admission));
    }

    [Fact]
    public async Task A_shared_secret_counts_where_it_is_asked_for()
    {
        // The secret is the text of the public key, as in the confusion that is refused above.
        var reader = Reader(options => options.Algorithms = "HS256", keys: issuer.Pem.Replace("-----", "", StringComparison.Ordinal));
        Assert.Null(await AdmitAsync(reader, issuer.Sign(Good(), "HS256")));
        var key = """{"keys":[{"kty":"oct","k":"K"}]}""".Replace("K", TokenIssuer.Encode(Encoding.UTF8.GetBytes(issuer.Pem)), StringComparison.Ordinal);
        Assert.NotNull(await AdmitAsync(Reader(options => options.Algorithms = "HS256", keys: key), issuer.Sign(Good(), "HS256")));
    }

    [Fact]
    public async Task A_new_key_is_noticed_once_and_a_key_set_that_is_gone_leaves_the_old_one()
    {
        var file = Path.Combine(folder, "keys.json");
        var reader = Reader(keys: issuer.KeySet("one"));
        Assert.NotNull(await AdmitAsync(reader, issuer.Sign(Good(), keyId: "one")));
        Assert.Null(await AdmitAsync(reader, stranger.Sign(Good(), keyId: "two")));

        await File.WriteAllTextAsync(file, stranger.KeySet("two"), TestContext.Current.CancellationToken);
        Assert.Null(await AdmitAsync(reader, stranger.Sign(Good(), keyId: "two")));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull(await AdmitAsync(reader, stranger.Sign(Good(), keyId: "two")));
        Assert.Null(await AdmitAsync(reader, issuer.Sign(Good(), keyId: "one")));

        File.Delete(file);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await AdmitAsync(reader, issuer.Sign(Good(), keyId: "three")));
        Assert.NotNull(await AdmitAsync(reader, stranger.Sign(Good(), keyId: "two")));
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_counts_for_an_hour_at_most()
    {
        var reader = Reader(keys: issuer.KeySet("one"));
        Assert.NotNull(await AdmitAsync(reader, issuer.Sign(Good(), keyId: "one")));
        await File.WriteAllTextAsync(Path.Combine(folder, "keys.json"), stranger.KeySet("two"), TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await AdmitAsync(reader, issuer.Sign(Good(), keyId: "one")));
    }

    private TokenReader Reader(Action<JwtOptions>? change = null, string? keys = null)
    {
        var file = Path.Combine(folder, "keys.json");
        File.WriteAllText(file, keys ?? issuer.Pem + "\n" + issuer.CurvePem);
        var options = new JwtOptions { Issuer = "https://issuer", Audience = "analytics", KeysFile = file };
        change?.Invoke(options);
        var source = new SigningKeys(options, clock, NullLogger<SigningKeys>.Instance);
        sources.Add(source);
        return new TokenReader(options, source, clock);
    }

    private static Task<Admission?> AdmitAsync(TokenReader reader, string token) => reader.AdmitAsync(token, TestContext.Current.CancellationToken).AsTask();

    private object Good() => new { iss = "https://issuer", aud = "analytics", exp = clock.GetUtcNow().ToUnixTimeSeconds() + 300, scope = "read" };

    private string Wrong(string what)
    {
        var good = issuer.Sign(Good());
        var parts = good.Split('.');
        return what switch
        {
            "expired" => issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now - 3600 }),
            "not yet" => issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 7200, nbf = Now + 3600 }),
            "without end" => issuer.Sign(new { iss = "https://issuer", aud = "analytics" }),
            "wrong audience" => issuer.Sign(new { iss = "https://issuer", aud = "another", exp = Now + 300 }),
            "no audience" => issuer.Sign(new { iss = "https://issuer", exp = Now + 300 }),
            "wrong issuer" => issuer.Sign(new { iss = "https://issuer/", aud = "analytics", exp = Now + 300 }),
            "no issuer" => issuer.Sign(new { aud = "analytics", exp = Now + 300 }),
            "another's key" => stranger.Sign(Good()),
            "alg none" => $"{Part("""{"alg":"none"}""")}.{parts[1]}.{parts[2]}",
            "alg none, no signature" => $"{Part("""{"alg":"none"}""")}.{parts[1]}.",
            "alg None" => $"{Part("""{"alg":"None"}""")}.{parts[1]}.",
            "RS512" or "PS256" => issuer.Sign(Good(), what),
            "HS256 with the public key" => issuer.Sign(Good(), "HS256"),
            "encrypted" => $"{Part("""{"alg":"RSA-OAEP","enc":"A256GCM"}""")}.{parts[1]}.{parts[2]}.{parts[1]}.{parts[2]}",
            "truncated" => good[..^10],
            "payload changed" => $"{parts[0]}.{Part("""{"iss":"https://issuer","aud":"analytics","exp":4000000000,"scope":"pii:read"}""")}.{parts[2]}",
            "alg is an object" => $"{Part("""{"alg":{}}""")}.{parts[1]}.{parts[2]}",
            "two parts" => $"{parts[0]}.{parts[1]}",
            "empty" => "",
            "a key of the other kind" => $"{Part("""{"alg":"ES256"}""")}.{parts[1]}.{parts[2]}",
            "not base64" => $"{parts[0]}.%%%.{parts[2]}",
            "very long" => $"{parts[0]}.{parts[1]}.{new string('A', 100_000)}",
            "an extension that must be understood" => issuer.SignUnder("""{"alg":"RS256","crit":["exp"],"exp":1}""", Good()),
            "a payload that is not encoded" => issuer.SignUnder("""{"alg":"RS256","b64":false,"crit":["b64"]}""", Good()),
            "an end that is no number" => issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = "soon" }),
            "a begin that is no number" => issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 300, nbf = new[] { 1 } }),
            "an end before all time" => issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = long.MinValue }),
            "an issuer that is a list" => issuer.Sign(new { iss = new[] { "https://issuer", "x" }, aud = "analytics", exp = Now + 300 }),
            "a name that is a number" => issuer.SignUnder("""{"alg":"RS256","kid":{"a":1}}""", Good()),
            "payload is a list" => issuer.Sign(new[] { 1, 2 }),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private static string Part(string json) => TokenIssuer.Encode(Encoding.UTF8.GetBytes(json));
}
