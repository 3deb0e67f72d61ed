using System.Net.Http.Headers;
using System.Net.Http.Json;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>What changes after the hot window: found by the nightly pass, told once.</summary>
public sealed class SettlingTests
{
    // Its last word is its status, 72 hours after its end: on 5 March, 10:10.
    private const string Record =
        """
        {"sessionId":"69a5bc010000000000000000","conversationId":"c-1","sessionStartTime":"2026-03-02T10:00:00","sessionEndTime":"2026-03-02T10:10:00","finalStatus":"CLOSED","smartStatus":"CLOSED","csatScore":5,"surveyType":"csat","destinations":[{"destinationType":"AgentSegment","agentId":"u-1","acceptedTime":"2026-03-02T10:01:00","interactionEndTime":"2026-03-02T10:09:00","afterCallWorkDuration":30,"afterCallWorkEndTime":"2026-03-02T10:09:30"}]}
        """;

    private const string Held = """query Held @freshness(mode: CACHE_ONLY) { sessions { nodes { finalStatus csatScore conversations { endTime } } } }""";

    [Fact]
    public async Task A_change_three_days_later_is_found_by_the_settling_pass_and_told_once()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("records.jsonl"), Record.Trim(), TestContext.Current.CancellationToken);
        var clock = new ManualTimeProvider(DateTimeOffset.Parse("2026-03-02T12:00:00Z", null));
        await using var simulator = await SimulatorHost.StartAsync(
            clock, new SimulatorOptions { RecordsFile = folder.File("records.jsonl"), RequestsPerMinute = 0, Faults = SimulatorFaults.Parse("late-change:72=100%") });
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: ("2026-03-02T00:00:00Z", "2026-03-02T12:00:00Z"));
        using var events = await SubscribeAsync(server);
        var told = ReadAsync(events);

        const string before = """{"sessions":{"nodes":[{"finalStatus":"ACTIVE","csatScore":null,"conversations":[{"endTime":null}]}]}}""";
        const string after = """{"sessions":{"nodes":[{"finalStatus":"CLOSED","csatScore":5,"conversations":[{"endTime":"2026-03-02T10:10:00.000Z"}]}]}}""";
        Assert.Equal(before, await HeldAsync());
        await PassUntilAsync("2026-03-06T01:00:00Z"); // it has changed, and is past the hot window
        Assert.Equal(before, await HeldAsync());
        await PassUntilAsync("2026-03-06T04:00:00Z");
        Assert.Equal(after, await HeldAsync());
        await PassUntilAsync("2026-03-10T04:00:00Z"); // settled, and read no more

        events.Dispose();
        Assert.Equal(["""data: {"data":{"conversationChanged":{"conversationId":"c-1","finalStatus":"CLOSED"}}}"""], await told);

        async Task<string> HeldAsync() => (await server.AskAsync(Held, calls: -1)).Data.GetRawText();

        // Half an hour at a time; each time until the service has read what fell due.
        async Task PassUntilAsync(string time)
        {
            for (var end = DateTimeOffset.Parse(time, null); clock.GetUtcNow() < end;)
            {
                clock.Advance(TimeSpan.FromMinutes(30));
                for (var (seen, quiet) = (simulator.Calls, 0); quiet < 3; quiet = seen == simulator.Calls ? quiet + 1 : 0)
                {
                    seen = simulator.Calls;
                    await Task.Delay(5, TestContext.Current.CancellationToken);
                }
            }
        }
    }

    private static async Task<HttpResponseMessage> SubscribeAsync(TestServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "subscription { conversationChanged { conversationId finalStatus } }" }),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> ReadAsync(HttpResponseMessage events)
    {
        var told = new List<string>();
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        try
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                    told.Add(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or HttpRequestException)
        {
            // The listener went away.
        }

        return told;
    }
}
