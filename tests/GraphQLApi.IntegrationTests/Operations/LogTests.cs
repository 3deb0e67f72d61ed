using System.Net.Http.Json;
using System.Text.Json;
using GraphQLApi.IntegrationTests.Sync;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>Log lines of a real process: JSON for programs, text for people, each with the trace of its request, none with what people asked about.</summary>
[Collection(nameof(OneAtATime))]
public sealed class LogTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Telemetry__LogFormat", "Json")]
    [InlineData("Logging__Console__FormatterName", "json")]
    [InlineData("Telemetry__LogFormat", "Auto")] // not a terminal
    public async Task In_production_a_line_is_one_json_object(string key, string value)
    {
        var output = await RunAsync(key, value);

        var lines = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line)).ToList();
        Assert.All(lines, line => Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$", line.GetProperty("time").GetString()));
        var request = Assert.Single(lines, line => line.GetProperty("category").GetString() == "GraphQLApi.Server.Requests" && line.GetProperty("message").GetString()!.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal(("info", Trace), (request.GetProperty("level").GetString(), request.GetProperty("trace").GetString()));
        var fields = request.GetProperty("fields");
        Assert.Equal(
            ("POST", "/graphql", 200, "query", "LookedUp", 1, ""),
            (fields.GetProperty("method").GetString(), fields.GetProperty("path").GetString(), fields.GetProperty("status").GetInt32(), fields.GetProperty("operation").GetString(),
                fields.GetProperty("name").GetString(), fields.GetProperty("upstreamCalls").GetInt32(), fields.GetProperty("codes").GetString()));
        Assert.True(fields.GetProperty("cost").GetInt64() > 0 && fields.GetProperty("objects").GetInt64() > 0 && fields.GetProperty("milliseconds").GetDouble() > 0);
        AssertNothingPersonal(output);
    }

    [Fact]
    public async Task In_a_terminal_a_line_is_text()
    {
        var output = await RunAsync("Telemetry__LogFormat", "Text");

        Assert.Matches(
            $@"(?m)^[0-9-]+T[0-9:.]+Z info  GraphQLApi\.Server\.Requests: POST /graphql 200 query LookedUp cost [0-9]+, [0-9]+ objects, 1 upstream calls, errors \[\] [0-9.]+ ms trace={Trace}$", output);
        AssertNothingPersonal(output);
    }

    private static async Task<string> RunAsync(string key, string value)
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, sessionsPerDay: 400);
        await using var server = ServerProcess.Serve(
            simulator, folder.File("cache.db"), new Dictionary<string, string> { [key] = value, ["Logging__LogLevel__Default"] = "Information" });
        using var client = new HttpClient { BaseAddress = await server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new
            {
                query = "query LookedUp($phone: String) { sessions(first: 2, where: { startTime: { gte: \"2026-01-05T09:00:00Z\", lt: \"2026-01-05T10:00:00Z\" }, customer: { phone: { neq: $phone } } }) { nodes { id } } }",
                variables = new { phone = "+49301234567" },
            }),
        };
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        using var answer = await client.SendAsync(request, Token);
        Assert.Equal(200, (int)answer.StatusCode);
        await server.TerminateAsync();
        Assert.Equal(0, await server.ExitAsync());
        return server.Output;
    }

    private static void AssertNothingPersonal(string output)
    {
        Assert.DoesNotContain("301234567", output, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-05T09", output, StringComparison.Ordinal);
        Assert.DoesNotContain("simulator-secret", output, StringComparison.Ordinal);
    }
}
