using System.Text;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Auth;

/// <summary>Tokens of an issuer over HTTP and WebSocket; which of them are good is told one by one elsewhere.</summary>
public sealed class TokenTests : IDisposable
{
    private const string Refused =
        """401 Bearer {"errors":[{"message":"Show a valid key or token: Authorization: Bearer …","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""";

    private static readonly long Now = DateTimeOffset.Parse(Centre.Now, null).ToUnixTimeSeconds();

    private readonly TestFolder folder = new();
    private readonly TokenIssuer issuer = new();
    private readonly TokenIssuer stranger = new();

    public void Dispose()
    {
        issuer.Dispose();
        stranger.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_token_the_answer_is_the_same()
    {
        await using var guarded = await StartAsync();
        var good = issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 300, scope = "read" });
        var parts = good.Split('.');
        Assert.Equal("""200  {"data":{"__typename":"Query"}}""", await guarded.AskAsync($"Bearer {good}"));
        string[] wrong =
        [
            issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now - 300, scope = "read" }),
            issuer.Sign(new { iss = "https://issuer", aud = "another", exp = Now + 300, scope = "read" }),
            issuer.Sign(new { iss = "https://issuer", aud = "analytics", scope = "read" }),
            stranger.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 300, scope = "read" }),
            issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now + 300, scope = "read" }, "HS256"),
            $"{TokenIssuer.Encode(Encoding.UTF8.GetBytes("""{"alg":"none"}"""))}.{parts[1]}.",
            $"{TokenIssuer.Encode(Encoding.UTF8.GetBytes("""{"alg":"dir","enc":"A128CBC-HS256"}"""))}..{parts[1]}.{parts[2]}.{parts[1]}",
            good[..^5], good + "A", "x", "", "gqa_AAAAAAAA_AAAA",
        ];
        foreach (var token in wrong)
            Assert.Equal(Refused, await guarded.AskAsync($"Bearer {token}"));
        Assert.Equal(Refused, await guarded.AskAsync(null));
    }

    [Fact]
    public async Task A_token_that_ends_ends_its_socket()
    {
        await using var guarded = await StartAsync();
        var token = issuer.Sign(new { iss = "https://issuer", aud = "analytics", exp = Now, scope = "read" });
        var (socket, answer) = await guarded.ConnectAsync(new { authorization = $"Bearer {token}" });
        using (socket)
        {
            Assert.Equal("""{"type":"connection_ack"}""", answer);
            var closed = GuardedServer.ReceiveAsync(socket);
            await guarded.EndsAsync(closed, 55, 60);
            Assert.Equal("closed 4403 Forbidden", await closed);
        }
    }

    private Task<GuardedServer> StartAsync()
    {
        var file = folder.File("issuer.pem");
        File.WriteAllText(file, issuer.Pem);
        return GuardedServer.StartAsync(
            ("Auth__Mode", "Jwt"), ("Auth__Jwt__Issuer", "https://issuer"), ("Auth__Jwt__Audience", "analytics"), ("Auth__Jwt__KeysFile", file));
    }
}
