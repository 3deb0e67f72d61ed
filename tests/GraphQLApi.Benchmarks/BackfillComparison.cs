using System.Globalization;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Server;
using GraphQLApi.Server.Settings;
using GraphQLApi.Upstream.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// DESIGN §6: a backfill over HTTP from a simulator without delay, in this process, against <see cref="InsertTwin"/>. Rounds alternate, so that a
/// busy machine slows both; the median of the rounds' ratios counts. <c>backfill [DAYS] [SESSIONS-PER-DAY] [ROUNDS]</c>
/// </summary>
internal static class BackfillComparison
{
    private static readonly DateTime From = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var (days, perDay, rounds) = (Number(arguments, 0, 5), Number(arguments, 1, 20_000), Number(arguments, 2, 3));
        var folder = Directory.CreateTempSubdirectory("graphqlapi-backfill-").FullName;
        await using var simulator = await SimulatorApp.StartAsync(
            new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = perDay }, TimeProvider.System, CancellationToken.None);
        var to = From.AddDays(days);
        await BackfillAsync(simulator, Path.Combine(folder, "warm.db"), From.AddHours(8), From.AddHours(10));
        var pages = await VendorPages.ReadAsync(simulator, From, to);
        List<double> shares = [];
        for (var round = 0; round < rounds; round++)
        {
            var file = Path.Combine(folder, $"product-{round}.db");
            var cpu = Environment.CpuUsage.TotalTime;
            var (elapsed, job) = await BackfillAsync(simulator, file, From, to);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            var twin = new InsertTwin(file);
            await twin.LoadAsync();
            var twinFile = Path.Combine(folder, "twin.db");
            var (twinElapsed, twinCpu) = await twin.RunAsync(twinFile, pages);
            await twin.CompareAsync(twinFile);
            shares.Add(twinElapsed / elapsed);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {job.RecordsFetched} | {job.UpstreamCalls} | {job.RecordsFetched / elapsed.TotalSeconds:0} | {job.RecordsFetched / twinElapsed.TotalSeconds:0} | {twinElapsed / elapsed:0.00} | {Each(cpu, job)} | {Each(twinCpu, job)} |"));
        }

        shares.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median share of the hand-written speed: {shares[shares.Count / 2]:0.00}"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(TimeSpan Elapsed, SyncJobRow Job)> BackfillAsync(SimulatorApp simulator, string file, DateTime from, DateTime to)
    {
        var settings = Settings(simulator, file, []);
        await using var services = ServerBuilder.BuildWithoutServer(settings, TimeProvider.System);
        await services.GetRequiredService<CacheDatabase>().OpenAsync(CancellationToken.None);
        var started = TimeProvider.System.GetTimestamp();
        var job = await services.GetRequiredService<SyncJobs>().RunAsync(from, to, false, null, CancellationToken.None);
        return (TimeProvider.System.GetElapsedTime(started), job);
    }

    /// <summary>The product's settings towards a simulator, without a limit of calls.</summary>
    public static ServerSettings Settings(SimulatorApp simulator, string file, KeyValuePair<string, string>[] more)
    {
        var options = new SimulatorOptions();
        return ServerSettings.Read(SettingSources.Read(
            AppContext.BaseDirectory,
            new Dictionary<string, string>(StringComparer.Ordinal),
            [
                new("Upstream:BaseUrl", simulator.BaseAddress.ToString().TrimEnd('/')),
                new("Upstream:AccountId", options.AccountId),
                new("Upstream:BotIds:0", options.BotId),
                new("Upstream:ClientId", options.ClientId),
                new("Upstream:ClientSecret", options.ClientSecret),
                new("Upstream:RequestsPerMinute", "0"),
                new("Cache:ConnectionString", $"Data Source={file}"),
                .. more,
            ]));
    }

    // Microseconds a session.
    private static string Each(TimeSpan cpu, SyncJobRow job) => (cpu.TotalMicroseconds / job.RecordsFetched).ToString("0", CultureInfo.InvariantCulture);

    public static int Number(IReadOnlyList<string> arguments, int index, int otherwise) =>
        arguments.Count > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
}
