using System.Globalization;
using System.Net.Http.Json;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Server;
using GraphQLApi.Upstream.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// A page query over HTTP while the same server reads a backfill at full speed, against the same query when it is idle; the simulator uses the same
/// cores. <c>backfill-reads [DAYS] [SESSIONS-PER-DAY] [PAUSE-MS]</c>: one day is cached first, the days before it are read meanwhile.
/// </summary>
internal static class BackfillReads
{
    private const int Idle = 400;
    private const string Page =
        """
        query Page($from: DateTime!, $to: DateTime!) {
          sessions(first: 50, where: { startTime: { gte: $from, lt: $to }, outcome: { eq: AGENT_HANDLED } }, order: [{ startTime: DESC }]) {
            nodes { sessionId channel startTime endTime durationSeconds outcome finalStatus botId }
            pageInfo { hasNextPage }
          }
        }
        """;

    private static readonly DateTime Cached = new(2026, 3, 11, 0, 0, 0, DateTimeKind.Utc);

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var (days, perDay, pause) = (BackfillComparison.Number(arguments, 0, 4), BackfillComparison.Number(arguments, 1, 20_000), BackfillComparison.Number(arguments, 2, 10));
        var folder = Directory.CreateTempSubdirectory("graphqlapi-reads-").FullName;
        await using var simulator = await SimulatorApp.StartAsync(
            new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = perDay }, TimeProvider.System, CancellationToken.None);
        await using var app = ServerBuilder.Build(
            BackfillComparison.Settings(simulator, Path.Combine(folder, "reads.db"), [new("Urls", "http://127.0.0.1:0"), new("Logging:LogLevel:Default", "Error"), new("RateLimit:CostPerMinute", "0")]), TimeProvider.System);
        await app.Services.GetRequiredService<CacheDatabase>().OpenAsync(CancellationToken.None);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var jobs = app.Services.GetRequiredService<SyncJobs>();
        await jobs.RunAsync(Cached, Cached.AddDays(1), false, null, CancellationToken.None);
        await MeasureAsync(client, pause, times => times.Count < Idle);
        var before = await MeasureAsync(client, pause, times => times.Count < Idle);
        var started = TimeProvider.System.GetTimestamp();
        var backfill = Task.Run(() => jobs.RunAsync(Cached.AddDays(-days), Cached, false, null, CancellationToken.None));
        var during = await MeasureAsync(client, pause, _ => !backfill.IsCompleted);
        var rate = (await backfill).RecordsFetched / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var after = await MeasureAsync(client, pause, times => times.Count < Idle);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle before {Say(before)}; during {Say(during)}; idle after {Say(after)}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median during / idle: {At(during, 0.5) / ((At(before, 0.5) + At(after, 0.5)) / 2):0.00}; backfill meanwhile {rate:0} sessions/s; reads that waited for a lock: {app.Services.GetRequiredService<CacheCounters>().ReadLockWaits}"));
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<double>> MeasureAsync(HttpClient client, int pause, Func<List<double>, bool> goesOn)
    {
        List<double> times = [];
        while (goesOn(times))
        {
            // Another hour each time: no answer can be remembered.
            var from = Cached.AddHours(8 + (times.Count % 8)).AddMinutes(times.Count % 60);
            var started = TimeProvider.System.GetTimestamp();
            using (var response = await client.PostAsJsonAsync("/graphql", new { query = Page, variables = new { from, to = from.AddHours(1) } }))
            {
                await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            }

            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(pause);
        }

        times.Sort();
        return times;
    }

    private static string Say(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"median {At(times, 0.5):0.00} ms, p99 {At(times, 0.99):0.00} ms ({times.Count})");

    private static double At(List<double> times, double share) => times[(int)(share * (times.Count - 1))];
}
