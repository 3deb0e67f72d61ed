using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Http;

/// <summary>A connection costs 1 and each of its rows 1, so 13 here. Through the whole server over real HTTP: what one caller takes is counted by cost, and takes nothing from another.</summary>
public sealed class CallerBudgetTests
{
    private const string One = "{ sessions(first: 12) { nodes { sessionId } } }";
    private const string All = $"{{ sessions(where: {{ startTime: {{ gte: \"{Centre.From}\", lt: \"{Centre.Now}\" }} }}) {{ nodes {{ sessionId }} }} }}";
    private const string Three = "{ a: sessions(first: 12) { nodes { sessionId } } b: sessions(first: 12) { nodes { sessionId } } c: sessions(first: 12) { nodes { sessionId } } }";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["RateLimit__CostPerMinute"] = "60", ["RateLimit__Burst"] = "100", ["GraphQL__MaxCost"] = "100", ["GraphQL__MaxBatchSize"] = "3",
    };

    [Fact]
    public async Task Aliases_and_batches_count_and_others_are_unaffected()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 1);
        await using var server = await TestServer.StartAsync(
            simulator, clock, settings: Settings, caller: http => new Caller(http.Request.Headers["X-Caller"].ToString(), AccessScopes.All, Visibility.All),
            backfill: (Centre.From, Centre.Now));

        var (one, _, _) = await AskAsync(server, "a", new { query = One });
        Assert.Equal(87, Remaining(one));
        var (three, _, _) = await AskAsync(server, "a", new { query = Three });
        Assert.Equal(48, Remaining(three));

        var (batch, status, _) = await AskAsync(server, "a", new[] { new { query = One }, new { query = One }, new { query = Three } });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(22, Remaining(batch[1]));
        Assert.Equal("RATE_LIMITED", batch[2].GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        var (refused, refusal, retryAfter) = await AskAsync(server, "a", new { query = Three });
        Assert.Equal(HttpStatusCode.TooManyRequests, refusal);
        Assert.Equal("17", retryAfter);
        Assert.False(refused.TryGetProperty("data", out _));

        var (other, unaffected, _) = await AskAsync(server, "b", new { query = Three });
        Assert.Equal((HttpStatusCode.OK, 61), (unaffected, Remaining(other)));
        clock.Advance(TimeSpan.FromSeconds(17));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "a", new { query = Three })).Status);
        var (_, table, wait) = await AskAsync(server, "a", new { query = One }, "text/csv");
        Assert.Equal((HttpStatusCode.TooManyRequests, "13"), (table, wait));
    }

    /// <summary>By the time they take, which is none by this clock, and at least 1 each.</summary>
    [Fact]
    public async Task Every_piece_of_a_table_counts()
    {
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 1_500);
        await using var server = await TestServer.StartAsync(
            simulator, clock, settings: Settings, caller: _ => new Caller("a", AccessScopes.All, Visibility.All), backfill: (Centre.From, Centre.Now));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = All }) };
        request.Headers.Add("Accept", "text/csv");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var rows = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Count(character => character == '\n') - 1;
        Assert.InRange(rows, 2_501, 6_500);
        var (one, _, _) = await AskAsync(server, "a", new { query = One });
        Assert.Equal(100 - 51 - (int)Math.Ceiling((rows - 500) / 2_000.0) - 13, Remaining(one)); // its document as a page of 50, and 500 rows with that
    }

    [Fact]
    public async Task A_trusted_document_that_the_schema_refuses_stops_the_start()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("Wrong.graphql"), "{ sesions { totalCount } }", TestContext.Current.CancellationToken);
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 1);
        var error = new StringWriter { NewLine = "\n" };
        var environment = TestServer.Environment(
            simulator, folder.File("cache.db"), new Dictionary<string, string> { ["GraphQL__TrustedDocumentsFolder"] = folder.Path });

        var exit = await CommandLine.RunAsync(["serve"], new CommandContext(TextWriter.Null, error, environment, Centre.Clock(), TestContext.Current.CancellationToken));

        Assert.Equal(2, exit);
        Assert.Equal(
            $"GraphQL:TrustedDocumentsFolder: {folder.File("Wrong.graphql")}, document Wrong, line 1 column 3: Cannot query field \"sesions\" on type \"Query\". Did you mean \"sessions\" or \"session\"?\n",
            error.ToString());
    }

    private static int Remaining(JsonElement answer) => answer.GetProperty("extensions").GetProperty("rateLimit").GetProperty("remaining").GetInt32();

    private static async Task<(JsonElement Answer, HttpStatusCode Status, string RetryAfter)> AskAsync(
        TestServer server, string caller, object body, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Caller", caller);
        request.Headers.Add("Accept", accept);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (JsonElement.Parse(text), response.StatusCode, response.Headers.RetryAfter?.ToString() ?? "");
    }
}
