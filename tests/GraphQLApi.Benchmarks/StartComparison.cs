using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// DESIGN §6, last row: from the start of a process to its first answered page, over a database of a million sessions that the system has in memory.
/// Ours is the server's own build output or any other folder that holds one; beside it a process with nothing but the hand-written endpoint of
/// <see cref="HandWrittenTwins"/>. All take turns, and all must answer the same bytes.
/// </summary>
internal static class StartComparison
{
    private const int Sessions = 1_000_000;
    private const int Rounds = 10;
    private const string Query =
        "query Page($from: DateTime!, $to: DateTime!) { sessions(first: 50, where: { startTime: { gte: $from, lt: $to }, outcome: { eq: AGENT_HANDLED } }, order: [{ startTime: DESC }]) "
        + "{ nodes { sessionId channel startTime endTime durationSeconds outcome finalStatus botId } pageInfo { hasNextPage } } }";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <param name="folders">Where servers stand, to compare builds of different settings; without any the one that was built with this program.</param>
    public static async Task RunAsync(params string[] folders)
    {
        await using (await BenchmarkServer.StartAsync(Sessions))
        {
            // Made, and read once.
        }

        var ours = folders.Length > 0 ? folders : [Path.Combine(AppContext.BaseDirectory, "../../GraphQLApi.Server", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')))];
        List<Candidate> candidates =
        [
            new("by hand", Assembly.GetExecutingAssembly().Location, ["start-twin", BenchmarkServer.File(Sessions)], "/twin/page"),
            .. ours.Select(folder => new Candidate(folder, Path.Combine(folder, "GraphQLApi.Server.dll"), [], "/graphql")),
        ];
        var answers = new HashSet<string>();
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var candidate in candidates)
            {
                var page = await StartAsync(candidate, asksPage: true);
                var ready = await StartAsync(candidate, asksPage: false);
                answers.Add(page.Answer);
                if (round >= 0)
                    candidate.Starts.Add((page, ready));
            }
        }

        if (answers.Count != 1)
            throw new InvalidOperationException("Not all answer the same bytes.");
        Console.WriteLine("| process | first page answered | ready | resident then | processor until then |");
        Console.WriteLine("|---|---|---|---|---|");
        candidates.ForEach(candidate => Console.WriteLine(candidate.Row(candidates[0])));
    }

    /// <summary>What a person would write for the one question, alone in its process.</summary>
    public static Task HostTwinAsync(string file)
    {
        _ = Cache.SqliteNative.Version; // binds the provider, as the server does
        var app = WebApplication.CreateSlimBuilder().Build();
        HandWrittenTwins.Map(app, $"Data Source={file};Mode=ReadOnly");
        app.MapGet("/health/ready", () => "ready");
        return app.RunAsync();
    }

    private static async Task<Start> StartAsync(Candidate candidate, bool asksPage)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(Command(candidate, address))!; // a new process
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            while (!process.HasExited)
            {
                if (await AskAsync(client, candidate, asksPage) is { } answer)
                {
                    var elapsed = Stopwatch.GetElapsedTime(begun);
                    process.Refresh();
                    return new Start(elapsed, process.WorkingSet64, process.TotalProcessorTime, Convert.ToHexString(SHA256.HashData(answer)));
                }

                await Task.Delay(Pause);
            }

            throw new InvalidOperationException($"{candidate.Name} ended with {process.ExitCode}.");
        }
        finally
        {
            // SIGTERM, as an operator's: a killed server would leave its log for the next start to recover.
            using var kill = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
    }

    // What BenchmarkServer sets, but as an operator would, and the polls and jobs of a real start left on.
    private static ProcessStartInfo Command(Candidate candidate, Uri address) =>
        new("dotnet", [candidate.Program, .. candidate.Arguments])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Upstream__BaseUrl"] = "http://127.0.0.1:9",
                ["Upstream__AccountId"] = "64f000000000000000000001",
                ["Upstream__BotIds__0"] = "st-00000000-0000-5000-8000-000000000001",
                ["Upstream__Token"] = "never-sent",
                ["Cache__ConnectionString"] = $"Data Source={BenchmarkServer.File(Sessions)}",
                ["Auth__Mode"] = "Open",
                ["RateLimit__CostPerMinute"] = "0", // would stand in every answer
            },
        };

    /// <summary>Null while nobody listens.</summary>
    private static async Task<byte[]?> AskAsync(HttpClient client, Candidate candidate, bool asksPage)
    {
        var from = GeneratedSessions.Start.AddMonths(3);
        try
        {
            using var response = asksPage
                ? await client.PostAsJsonAsync(candidate.Path, new { query = Query, variables = new { from, to = from.AddMonths(1) } })
                : await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return asksPage ? await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync() : [];
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed record Start(TimeSpan Elapsed, long Resident, TimeSpan Processor, string Answer);

    private sealed record Candidate(string Name, string Program, string[] Arguments, string Path)
    {
        public List<(Start Page, Start Ready)> Starts { get; } = [];

        private double Median(Func<(Start Page, Start Ready), double> of) => Starts.Select(of).Order().ElementAt(Starts.Count / 2);

        public string Row(Candidate twin)
        {
            var (page, other) = (Median(start => start.Page.Elapsed.TotalMilliseconds), twin.Median(start => start.Page.Elapsed.TotalMilliseconds));
            var range = $"{Starts.Min(start => start.Page.Elapsed.TotalMilliseconds):0}–{Starts.Max(start => start.Page.Elapsed.TotalMilliseconds):0}";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {Name} | {page:0} ms ({range}), {page / other:0.00} | {Median(start => start.Ready.Elapsed.TotalMilliseconds):0} ms | "
                + $"{Median(start => start.Page.Resident / 1048576.0):0} MB | {Median(start => start.Page.Processor.TotalSeconds):0.00} s |");
        }
    }
}
