using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using GraphQLApi.Cache.Facts;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// DESIGN §6: a year's metrics by queue and day over HTTP, against a plain SQL <c>GROUP BY</c> (without percentiles) on the same file. The two take
/// turns, so that whatever else the machine does meets both. First calls are those of freshly started servers.
/// </summary>
internal static class MetricsComparison
{
    private const int Sessions = 1_000_000; // about as many visits
    private const int Starts = 5;
    private const int Rounds = 25;

    private const string Sql =
        """
        SELECT QueueId, EnterTime / 86400000 AS Day, COUNT(*), SUM(ExitReason = 0), SUM(ExitReason = 4),
               AVG(CASE WHEN ExitReason = 0 THEN WaitSeconds END), SUM(ExitReason = 0 AND WaitSeconds <= 20)
        FROM QueueVisits WHERE EnterTime >= $from AND EnterTime < $to GROUP BY QueueId, Day
        """;

    private const string Query =
        """
        query Year($from: DateTime!, $to: DateTime!) {
          queueMetrics(range: { between: { from: $from, to: $to } }, groupBy: [QUEUE], interval: { unit: DAY }) {
            rows {
              key { queue { queueId } }
              bucket { start }
              metrics {
                offered answered abandoned
                answerRate { value } abandonmentRate { value } averageSpeedOfAnswerSeconds
                waitSeconds { p50: percentile(p: 50) p95: percentile(p: 95) }
                serviceLevel(thresholdSeconds: 20) { value }
              }
            }
          }
        }
        """;

    public static async Task RunAsync()
    {
        await using (await BenchmarkServer.StartAsync(Sessions))
        {
            // Fills the file where there is none.
        }

        await using var connection = new SqliteConnection($"Data Source={BenchmarkServer.File(Sessions)};Mode=ReadOnly");
        await connection.OpenAsync();
        var (plain, first) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            await using var fresh = await BenchmarkServer.StartAsync(Sessions);
            plain.Add(await TimeAsync(() => GroupAsync(connection)));
            first.Add(await TimeAsync(() => AskAsync(fresh.Client)));
        }

        Report("first call", plain, first);
        await using var server = await BenchmarkServer.StartAsync(Sessions);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await AskAsync(server.Client);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 5; i++)
        {
            await AskAsync(server.Client);
        }

        plain = [];
        var warm = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            plain.Add(await TimeAsync(() => GroupAsync(connection)));
            warm.Add(await TimeAsync(() => AskAsync(server.Client)));
        }

        Report("warm", plain, warm);
        var (facts, visits) = (server.Service<FactStore>().Bytes, await CountAsync(connection));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{visits} visits; segments {facts / 1048576.0:F1} MiB, managed memory +{(after - before) / 1048576.0:F1} MiB"));
    }

    private static void Report(string work, List<double> plain, List<double> ours) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{work}: SQL {Median(plain):F1} ms, GraphQL {Median(ours):F1} ms, ratio {Median(ours) / Median(plain):F3} (best of each {ours.Min() / plain.Min():F3}; n = {ours.Count})"));

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task GroupAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.AddWithValue("$from", Milliseconds(GeneratedSessions.Start));
        command.Parameters.AddWithValue("$to", Milliseconds(GeneratedSessions.End));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
        {
            rows++;
        }

        Require(rows);
    }

    private static async Task AskAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query = Query, variables = new { from = GeneratedSessions.Start, to = GeneratedSessions.End } });
        var body = await response.Content.ReadAsByteArrayAsync();
        if (body.Length < 100_000)
        {
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
        }
    }

    private static void Require(int rows)
    {
        if (rows < 2_900)
        {
            throw new InvalidOperationException($"Only {rows} rows.");
        }
    }

    private static async Task<long> CountAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM QueueVisits";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
