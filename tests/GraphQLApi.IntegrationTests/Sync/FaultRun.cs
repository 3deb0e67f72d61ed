using System.Net.Http.Json;
using System.Text.Json;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>One run: a simulator that misbehaves, and servers on one database that are killed and started again. Whoever drives it asks as an operator would.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(60) };
    private ServerProcess? server;
    private Uri? address;

    private FaultRun(SimulatorProcess simulator, DateTime from, DateTime to, IReadOnlyDictionary<string, string> settings)
    {
        Simulator = simulator;
        (From, To) = (from, to);
        this.settings = settings;
    }

    public SimulatorProcess Simulator { get; }

    public DateTime From { get; }

    /// <summary>Exclusive.</summary>
    public DateTime To { get; }

    public static async Task<FaultRun> StartAsync(DateTime from, DateTime to, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> simulate) =>
        new(await SimulatorProcess.StartAsync(simulate), from, to, settings);

    public ServerProcess StartServer()
    {
        address = null;
        return server = ServerProcess.Serve(Simulator, folder.File("cache.db"), settings);
    }

    public async Task KillServerAsync()
    {
        if (server is null)
            return;
        await server.DisposeAsync();
        server = null;
    }

    /// <summary>Has everything read that is not settled, or everything; where a job is under way, that one goes on.</summary>
    public async Task<string> StartBackfillAsync(bool refresh)
    {
        var answer = await AskAsync(
            "mutation Start($input: StartBackfillInput!) { startBackfill(input: $input) { job { id } errors { code message } } }",
            new { input = new { from = From, to = To, refresh } });
        return answer.GetProperty("startBackfill").GetProperty("job").GetProperty("id").GetString()!;
    }

    /// <summary>Calls off whatever a server before left to do.</summary>
    public async Task CancelAsync() => await AskAsync(
        "mutation Cancel($input: CancelSyncJobInput!) { cancelSyncJob(input: $input) { job { state } errors { code message } } }",
        new { input = new { id = await StartBackfillAsync(refresh: false) } });

    /// <summary>
    /// Reads everything again with the command line, beside the server and out of the same calls a minute. What trouble ended is run again, as an
    /// operator would: it goes on where it stopped. Returns how often.
    /// </summary>
    public async Task<int> ReadAgainAsync()
    {
        // A range of its own words: the same would go on with an earlier job, and not read what that one has read.
        string[] command = ["backfill", "--from", $"{From:yyyy-MM-dd}", "--to", $"{To.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}", "--refresh"];
        for (var attempt = 1; attempt <= 40; attempt++)
        {
            await using var backfill = ServerProcess.Start(TestServer.Environment(Simulator, folder.File("cache.db"), settings), command);
            if (await backfill.ExitAsync() == 0)
                return attempt;
        }

        throw new InvalidOperationException("Forty backfills did not read the range.");
    }

    public Task<JsonElement> CoverageAsync() => AskAsync(
        "query Gaps($from: DateTime!, $to: DateTime!) { coverage(from: $from, to: $to) { complete missing { from to } saturated { from to } } }",
        new { from = From, to = To });

    /// <summary>Every session the product holds in the range, one line each, ordered.</summary>
    public async Task<List<string>> HeldAsync()
    {
        var lines = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await AskAsync(SessionLines.Query, new { from = From, to = To, after })).GetProperty("sessions");
            lines.AddRange(page.GetProperty("nodes").EnumerateArray().Select(SessionLines.Actual));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                return Ordered(lines);
        }
    }

    public async Task<List<string>> FinalAsync()
    {
        var lines = new List<string>();
        await foreach (var record in Simulator.RecordsAsync(From, To))
            lines.Add(SessionLines.Expected(record));
        return Ordered(lines);
    }

    public async Task<JsonElement> AskAsync(string query, object variables)
    {
        address ??= new Uri(await server!.Address.WaitAsync(TimeSpan.FromSeconds(60)), "/graphql"); // started before anybody asks
        using var answer = await client.PostAsJsonAsync(address, new { query, variables });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(body.TryGetProperty("errors", out var errors), $"{errors}");
        return body.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        await KillServerAsync();
        await Simulator.DisposeAsync();
        client.Dispose();
        folder.Dispose();
    }

    private static List<string> Ordered(List<string> lines)
    {
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
