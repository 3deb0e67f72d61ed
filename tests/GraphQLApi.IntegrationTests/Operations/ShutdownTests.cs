using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;
using GraphQLApi.IntegrationTests.Sync;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>SIGTERM in the middle of everything: out within ten seconds with 0, nothing lost, and the job goes on at the next start.</summary>
[Collection(nameof(OneAtATime))]
public sealed class ShutdownTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_in_flight_is_finished_or_left_in_order()
    {
        using var folder = new TestFolder();
        var options = new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 300, LatencyMilliseconds = 300 };
        await using var simulator = await SimulatorHost.StartAsync(TimeProvider.System, options);
        await using var server = ServerProcess.Serve(simulator, folder.File("cache.db"), new Dictionary<string, string>());
        var address = await server.Address;
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        var id = (await AskAsync(client, "mutation { startBackfill(input: { from: \"2025-01-01T00:00:00Z\", to: \"2025-12-01T00:00:00Z\" }) { job { id } errors { code } } }")).Split("\"id\":\"")[1].Split('"')[0];
        using var socket = await SubscribeAsync(address, id);
        await WaitForWindowsAsync(client, id);
        // A year that nobody has read: it takes far longer than the process has.
        var slow = AskAsync(client, "query Slow { sessions(first: 1, where: { startTime: { gte: \"2023-01-01T00:00:00Z\", lt: \"2024-01-01T00:00:00Z\" } }) { totalCount } }");
        while (simulator.Calls < 12)
            await Task.Delay(50, Token);

        var watch = Stopwatch.StartNew();
        await server.TerminateAsync();
        var goodbye = ReceiveAllAsync(socket);

        Assert.Equal(0, await server.ExitAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal((WebSocketCloseStatus)1001, await goodbye);
        await Task.WhenAny(slow); // answered, or cut off with the server: never left hanging
        await AssertInOrderAsync(folder.File("cache.db"));

        await using var next = ServerProcess.Serve(simulator, folder.File("cache.db"), new Dictionary<string, string>());
        using var again = new HttpClient { BaseAddress = await next.Address };
        var before = await WaitForWindowsAsync(again, id);
        Assert.True(before > 0);
        // Taken up once the start is over: its first seconds belong to whoever waits for an answer.
        while (!(await AskAsync(again, $"{{ syncJob(id: \"{id}\") {{ state }} }}")).Contains("\"RUNNING\"", StringComparison.Ordinal))
            await Task.Delay(50, Token);
    }

    private static async Task AssertInOrderAsync(string file)
    {
        await using var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options);
        Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync(Token));
        var job = await db.SyncJobs.SingleAsync(row => row.Kind == SyncJobKind.Backfill, Token);
        Assert.Equal((SyncJobState.Queued, null), (job.State, job.LeaseOwner));
        Assert.InRange(job.WindowsDone, 1, job.WindowsTotal - 1);
        var claimed = await db.Coverage.Where(row => !row.IsFailed).ToListAsync(Token);
        var starts = await db.Sessions.Select(row => row.StartTime).ToListAsync(Token);
        Assert.NotEmpty(starts);
        Assert.All(starts, start => Assert.Contains(claimed, row => row.From <= start && start < row.To));
    }

    private static async Task<int> WaitForWindowsAsync(HttpClient client, string id)
    {
        while (true)
        {
            var answer = await AskAsync(client, $"{{ syncJob(id: \"{id}\") {{ windowsDone }} }}");
            if (int.TryParse(answer.Split("\"windowsDone\":").ElementAtOrDefault(1)?.Split('}')[0], out var windows) && windows > 0)
                return windows;
            await Task.Delay(50, Token);
        }
    }

    private static async Task<string> AskAsync(HttpClient client, string query)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query }, Token);
            return await answer.Content.ReadAsStringAsync(Token);
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<ClientWebSocket> SubscribeAsync(Uri address, string id)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, Token);
        foreach (var message in new[]
        {
            """{"type":"connection_init"}""",
            $$$"""{"id":"1","type":"subscribe","payload":{"query":"subscription { syncProgress(jobId: \"{{{id}}}\") { state } }"}}""",
        })
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Token);
        return socket;
    }

    private static async Task<WebSocketCloseStatus?> ReceiveAllAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        while ((await socket.ReceiveAsync(buffer, Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        var status = socket.CloseStatus;
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        return status;
    }
}
