using GraphQLApi.Cache.Rows;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>A real month: an Israeli bank's calls of January 1999, replayed by the simulator over its own pages and limits.</summary>
public sealed class RealCallsTests
{
    private const string Totals =
        """
        query Totals @freshness(mode: CACHE_ONLY) {
          sessions(first: 0) { totalCount }
          conversations(first: 0) { totalCount }
          answered: queueVisits(first: 0, where: { exitReason: { eq: ANSWERED } }) { totalCount }
          abandoned: queueVisits(first: 0, where: { exitReason: { eq: ABANDONED } }) { totalCount }
          queues { nodes { queueId name } }
          coverage(from: "1999-01-01T00:00:00Z", to: "1999-02-02T00:00:00Z") { complete missing { from to } saturated { from to } }
        }
        """;

    [Fact]
    public async Task A_month_of_calls_arrives_whole_and_unchanged()
    {
        var records = TestRepository.Records();
        Assert.SkipWhen(records is null, "No records file: neither GRAPHQLAPI_TEST_RECORDS nor ../shared/data/bank-1999-01.jsonl.gz beside the repository.");
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, new SimulatorOptions { RecordsFile = records, RequestsPerMinute = 0 });
        await using var server = await TestServer.StartAsync(simulator, clock, backfill: (Centre.From, Centre.Now));

        var first = await server.BackfillAsync("1999-01-01", "1999-02-02");
        var calls = simulator.Calls;
        await AssertTotalsAsync(server);

        Assert.Equal((SyncJobState.Succeeded, 31_359, 31_359), (first.State, first.RecordsFetched, first.RecordsChanged));
        // 31,359 records fit 314 pages of 100 and 29 windows of 1,100; a reading that bisects needs more of both.
        Assert.InRange(calls, 315, 600);
        Assert.InRange(first.WindowsDone, 30, 200);

        clock.Advance(TimeSpan.FromSeconds(1));
        var second = await server.BackfillAsync("1999-01-01", "1999-02-02", refresh: true);

        Assert.Equal((SyncJobState.Succeeded, 31_359, 0), (second.State, second.RecordsFetched, second.RecordsChanged));
        await AssertTotalsAsync(server);

        var third = await server.BackfillAsync("1999-01-01", "1999-02-02");
        Assert.Equal((SyncJobState.Succeeded, 0, 0), (third.State, third.RecordsFetched, third.UpstreamCalls));
    }

    private static async Task AssertTotalsAsync(TestServer server)
    {
        var answer = await server.AskAsync(Totals);

        Assert.Equal(
            """
            {"sessions":{"totalCount":31359},"conversations":{"totalCount":30161},"answered":{"totalCount":27060},"abandoned":{"totalCount":3101},"queues":{"nodes":[{"queueId":"qu-in","name":"Internet support"},{"queueId":"qu-ne","name":"Stock exchange"},{"queueId":"qu-nw","name":"Prospective customer"},{"queueId":"qu-pe","name":"Regular (English)"},{"queueId":"qu-ps","name":"Regular"},{"queueId":"qu-tt","name":"Returned call"}]},"coverage":{"complete":true,"missing":[],"saturated":[]}}
            """,
            answer.Data.GetRawText());
    }
}
