using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.IntegrationTests.Auth;

/// <summary>What must not be read anywhere: keys of callers, our credentials at the vendor, the tokens made of them.</summary>
public sealed class SecretsTests
{
    private const string Secret = "simulator-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // At the most talkative level there is, of every category: the HTTP client's request headers included.
    [Fact]
    public async Task Nothing_logged_could_be_a_key_or_a_secret()
    {
        using var lines = new LogLines();
        await using var guarded = await GuardedServer.StartAsync(
            ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__System", "Trace"),
            ("Logging__Console__LogLevel__Default", "None"));
        guarded.Server.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        var key = await guarded.NewKeyAsync("read sync:write");
        var wrong = key.Text[..^1] + "x";
        for (var attempt = 0; attempt < 50; attempt++)
        {
            await guarded.AskAsync($"Bearer {wrong}");
            await guarded.AskAsync(wrong, header: "X-Api-Key");
        }

        var (socket, _) = await guarded.ConnectAsync(new { apiKey = wrong });
        socket.Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """{"query":"{ sessions(first: 1, where: { startTime: { gte: \"2026-02-01T00:00:00Z\", lt: \"2026-02-02T00:00:00Z\" } }) { totalCount } }"}""",
                new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        using var response = await guarded.Server.Client.SendAsync(request, Cancellation);
        Assert.Contains("\"totalCount\":", await response.Content.ReadAsStringAsync(Cancellation));
        guarded.Clock.Advance(TimeSpan.FromMinutes(1));

        var log = string.Join('\n', lines.All);
        Assert.Contains("Window 2026-02-01T00:00:00Z..2026-02-02T00:00:00Z", log);
        Assert.Contains("101 requests of the last minute were refused: 101 with credentials that are not valid, 0 with none.", log);
        Assert.Single(lines.All, line => line.Contains("were refused", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains(" 401 ", StringComparison.Ordinal) && line.StartsWith("Information", StringComparison.Ordinal));
        Assert.DoesNotContain(key.Secret, log);
        Assert.DoesNotContain(Secret, log);
        Assert.DoesNotContain("eyJ", log);
    }

    // The web server would log the line that it cannot read: of a head the key, of an address the question.
    [Theory]
    [InlineData("GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key KEY\r\n\r\n")]
    [InlineData("GET /graphql?query={sessions(where:{customer:{phone:{eq:\"KEY\"}}}){totalCount}} HTTP/1.1 \r\n\r\n")]
    public async Task A_head_that_cannot_be_read_is_not_logged(string head)
    {
        using var lines = new LogLines();
        await using var guarded = await GuardedServer.StartAsync(
            ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__Console__LogLevel__Default", "None"));
        guarded.Server.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        var key = await guarded.NewKeyAsync();

        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", guarded.Server.Client.BaseAddress!.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head.Replace("KEY", key.Text, StringComparison.Ordinal)), Cancellation);
        using var reader = new StreamReader(client.GetStream());

        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadToEndAsync(Cancellation));
        Assert.DoesNotContain(key.Secret[..8], string.Join('\n', lines.All));
    }

    [Fact]
    public async Task Doctor_and_the_text_of_a_mistake_hide_them()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 1);
        var environment = new Dictionary<string, string>(TestServer.Environment(simulator, folder.File("cache.db"))) { ["Upstream__ClientSecret"] = "do-not-print" };
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(1, await CommandLine.RunAsync(["doctor"], new CommandContext(output, error, environment, Centre.Clock(), Cancellation)));
        environment["Upstream__BaseUrl"] = "nowhere";
        Assert.Equal(2, await CommandLine.RunAsync(["serve"], new CommandContext(output, error, environment, Centre.Clock(), Cancellation)));
        Assert.Contains("(hidden)", output.ToString());
        Assert.DoesNotContain("do-not-print", output.ToString() + error);
        Assert.DoesNotContain("eyJ", output.ToString() + error);
    }

    // No address of ours is asked with a name and password, so one that holds them is a mistake, and must not be shown to say so.
    [Theory]
    [InlineData("Upstream__BaseUrl")]
    [InlineData("Upstream__RealtimeBaseUrl")]
    [InlineData("Auth__Jwt__JwksUrl")]
    [InlineData("Telemetry__OtlpEndpoint")]
    public async Task An_address_with_a_password_is_refused_unseen(string setting)
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 1);
        var environment = new Dictionary<string, string>(TestServer.Environment(simulator, folder.File("cache.db")))
        {
            ["Auth__Mode"] = "Jwt", ["Auth__Jwt__Issuer"] = "issuer", ["Auth__Jwt__Audience"] = "audience", ["Auth__Jwt__JwksUrl"] = "https://issuer.example/keys",
            [setting] = "https://somebody:do-not-print@issuer.example/keys",
        };
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(2, await CommandLine.RunAsync(["doctor"], new CommandContext(output, error, environment, Centre.Clock(), Cancellation)));
        Assert.Contains(setting.Replace("__", ":", StringComparison.Ordinal), error.ToString());
        Assert.DoesNotContain("do-not-print", output.ToString() + error);
    }
}
