using System.Diagnostics;
using System.Net.Http.Json;
using GraphQLApi.Testing;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.IntegrationTests.Export;

/// <summary>A reader that leaves in the middle of a table: nothing of it stays behind. It tells a time, so it runs alone.</summary>
[Collection(nameof(OneAtATime))]
public sealed class HungUpTests
{
    [Fact]
    public async Task A_client_that_hangs_up_frees_the_snapshot_within_a_second()
    {
        using var folder = new TestFolder();
        var file = folder.File("cache.db");
        var clock = Centre.Clock();
        await using var simulator = await SimulatorHost.StartAsync(clock, 3_000);
        await using var server = await TestServer.StartAsync(simulator, clock, file, backfill: (Centre.From, Centre.Now));

        // About 30 MB, far more than both systems buffer, so that the server has to wait for its reader.
        var columns = string.Join(' ', Enumerable.Range(0, 90).Select(number => $"c{number}: botId"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = $"query @freshness(mode: CACHE_ONLY) {{ sessions(where: {{ startTime: {{ gte: \"{Centre.From}\", lt: \"{Centre.Now}\" }} }}) {{ nodes {{ {columns} }} }} }}" }),
        };
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, await body.ReadAsync(new byte[1024], TestContext.Current.CancellationToken));
        Assert.True(IsRead(file), "The table was written before anybody read it: it is too small for this test.");

        response.Dispose();

        var gone = Stopwatch.StartNew();
        while (IsRead(file) && gone.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.InRange(gone.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    // A write-ahead log cannot be emptied while somebody reads from it.
    private static bool IsRead(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE DatabaseStamp SET StampId = StampId; PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt32(0) != 0;
    }
}
