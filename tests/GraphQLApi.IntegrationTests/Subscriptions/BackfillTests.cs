using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.IntegrationTests.Subscriptions;

/// <summary>A backfill ordered, watched and stopped by API.</summary>
public sealed class BackfillTests
{
    private const string Watch = "subscription ($id: ID!) { syncProgress(jobId: $id) { state progress windowsDone recordsFetched } }";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_is_told_from_the_state_now_to_the_final_one()
    {
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 20, LatencyMilliseconds = 5 });
        await using var server = await TestServer.StartAsync(simulator, TimeProvider.System);
        var started = await server.AskAsync(
            """mutation { startBackfill(input: { from: "2025-01-01T00:00:00Z", to: "2025-06-01T00:00:00Z" }) { job { id kind from to } errors { code } } }""", calls: -1);
        Assert.Equal(
            ("BACKFILL", "2025-01-01T00:00:00.000Z", "2025-06-01T00:00:00.000Z", null),
            (started.At("startBackfill.job.kind"), started.At("startBackfill.job.from"), started.At("startBackfill.job.to"), started.At("startBackfill.errors")));
        var id = started.At("startBackfill.job.id");

        var states = new List<(string State, double Progress)>();
        using var stream = await EventStream.OpenAsync(server, Watch, new { id });
        while (await stream.NextAsync(Token) is { } answer)
        {
            var job = answer.GetProperty("data").GetProperty("syncProgress");
            states.Add((job.GetProperty("state").GetString()!, job.GetProperty("progress").GetDouble()));
        }

        Assert.Equal(("SUCCEEDED", 1.0), states[^1]);
        Assert.Equal(states.Select(state => state.Progress).Order(), states.Select(state => state.Progress));
        Assert.All(states.SkipLast(1), state => Assert.Contains(state.State, new[] { "QUEUED", "RUNNING" }));

        var cancelled = await server.AskAsync("mutation ($id: ID!) { cancelSyncJob(input: { id: $id }) { job { id state } errors { code } } }", new { id }, calls: -1);
        Assert.Equal((id, "SUCCEEDED", null), (cancelled.At("cancelSyncJob.job.id"), cancelled.At("cancelSyncJob.job.state"), cancelled.At("cancelSyncJob.errors")));
        Assert.Equal("SUCCEEDED", (await server.AskAsync("query ($id: ID!) { syncJob(id: $id) { state } }", new { id }, calls: -1)).At("syncJob.state"));
    }

    [Fact]
    public async Task A_backfill_that_overlaps_a_running_one_is_that_one_and_can_be_stopped()
    {
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 20, LatencyMilliseconds = 200 });
        await using var server = await TestServer.StartAsync(simulator, TimeProvider.System);
        const string start = """mutation ($from: DateTime!) { startBackfill(input: { from: $from, to: "2999-01-01T00:00:00Z", refresh: true }) { job { id state } } }""";
        var first = (await server.AskAsync(start, new { from = "2024-01-01T00:00:00Z" }, calls: -1)).At("startBackfill.job.id");
        Assert.Equal(first, (await server.AskAsync(start, new { from = "2025-01-01T00:00:00Z" }, calls: -1)).At("startBackfill.job.id"));

        using var stream = await EventStream.OpenAsync(server, Watch, new { id = first });
        Assert.NotNull(await stream.NextAsync(Token));
        var stopped = await server.AskAsync("mutation ($id: ID!) { cancelSyncJob(input: { id: $id }) { job { state } } }", new { id = first }, calls: -1);
        Assert.Equal("CANCELLED", stopped.At("cancelSyncJob.job.state"));
        string? last = null;
        while (await stream.NextAsync(Token) is { } answer)
            last = answer.GetProperty("data").GetProperty("syncProgress").GetProperty("state").GetString();
        Assert.Equal("CANCELLED", last);
    }

    [Theory]
    [InlineData(
        """mutation { startBackfill(input: { from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" }) { job { id } errors { code message field } } }""",
        """{"data":{"startBackfill":{"job":null,"errors":[{"code":"RANGE_INVALID","message":"`from` must lie before `to`.","field":["input","from"]}]}}}""")]
    [InlineData(
        """mutation { startBackfill(input: { from: "2027-01-01T00:00:00Z", to: "2028-01-01T00:00:00Z" }) { job { id } errors { code message field } } }""",
        """{"data":{"startBackfill":{"job":null,"errors":[{"code":"RANGE_INVALID","message":"The range lies in the future: there is nothing to read yet.","field":["input","from"]}]}}}""")]
    [InlineData(
        """mutation { cancelSyncJob(input: { id: "U3luY0pvYjpub25l" }) { job { id } errors { code message field } } }""",
        """{"data":{"cancelSyncJob":{"job":null,"errors":[{"code":"UNKNOWN_JOB","message":"There is no job with this id.","field":["input","id"]}]}}}""")]
    public async Task What_a_person_can_put_right_stands_in_the_payload(string mutation, string expected)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        Assert.Equal(expected, (await centre.AskAsync(mutation)).Body);
    }

    [Fact]
    public async Task A_job_that_does_not_exist_cannot_be_watched()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        using var stream = await EventStream.OpenAsync(centre.Server, Watch, new { id = "U3luY0pvYjpub25l" });
        var error = (await stream.NextAsync(Token))!.Value.GetProperty("errors")[0];
        Assert.Equal("UNKNOWN_JOB", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Null(await stream.NextAsync(Token));
    }
}
