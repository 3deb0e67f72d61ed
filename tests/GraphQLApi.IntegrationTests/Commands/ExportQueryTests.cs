using System.Text;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Commands;

/// <summary><c>export query</c>: files from the database, whole or not there.</summary>
public sealed class ExportQueryTests
{
    private const string Document =
        """
        query Visits($from: DateTime!, $to: DateTime!) @freshness(mode: CACHE_ONLY) {
          queueVisits(where: { enterTime: { gte: $from, lt: $to } }) { nodes { enterTime queue { name } conversation { skills { name } } } }
        }
        """;

    private const string Read = """{"from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z"}""";
    private const string Unread = """{"from": "2026-02-01T00:00:00Z", "to": "2026-03-03T00:00:00Z"}""";

    [Fact]
    public async Task Tables_and_answers_are_written_as_files()
    {
        await using var place = await Place.StartAsync();

        var csv = await place.RunAsync("export", "query", place.Document, "--variables", Read, "-o", place.File("visits.csv"), "--timezone", "Asia/Kolkata");
        var rows = (await File.ReadAllTextAsync(place.File("visits.csv"), TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal((ExitCode.Ok, "", "enterTime,queue.name,conversation.skills.name"), (csv.ExitCode, csv.Error, rows[0]));
        Assert.Matches(@"^2026-03-0[23]T\d\d:\d\d:\d\d\.000\+05:30,", rows[1]);
        Assert.Matches($@"^{rows.Length - 2} rows in \d+\.\d s, \d+ rows/s\.\n$", csv.Output);
        Assert.False(File.Exists(place.File("visits.csv.partial")));

        await File.WriteAllTextAsync(place.File("variables.json"), Read, TestContext.Current.CancellationToken);
        var lines = await place.RunAsync("export", "query", place.Document, "--variables", $"@{place.File("variables.json")}", "--format", "ndjson");
        Assert.Equal((ExitCode.Ok, "", rows.Length - 2), (lines.ExitCode, lines.Error, lines.Output.Split('\n').Length - 1));

        var json = await place.RunAsync("export", "query", place.Document, "--variables", Read, "--format", "json");
        Assert.StartsWith("""{"data":{"queueVisits":{"nodes":[{"enterTime":""", json.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Ok, ""), (json.ExitCode, json.Error));
    }

    [Fact]
    public async Task Gaps_are_told_and_fail_on_request()
    {
        await using var place = await Place.StartAsync();

        var told = await place.RunAsync("export", "query", place.Document, "--variables", Unread);
        Assert.Equal((ExitCode.Ok, "Incomplete: missing 2026-02-01T00:00:00Z/2026-03-01T00:00:00Z. Run backfill for that time.\n"), (told.ExitCode, told.Error));

        var failed = await place.RunAsync("export", "query", place.Document, "--variables", Unread, "--require-complete", "-o", place.File("none.csv"));
        Assert.Equal((ExitCode.Failed, told.Error, false), (failed.ExitCode, failed.Error, File.Exists(place.File("none.csv")) || File.Exists(place.File("none.csv.partial"))));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_as_it_was_written()
    {
        await using var place = await Place.StartAsync();

        var export = await place.RunAsync("export", "query", place.Document, "--variables", Read, "-o", "/no/such/visits.csv");
        var backup = await place.RunAsync("backup", "--to", "/no/such/copy.db");

        Assert.Equal((ExitCode.Failed, "/no/such/visits.csv cannot be written: there is no folder /no/such. Create it, or name another file.\n"), (export.ExitCode, export.Error));
        Assert.Equal((ExitCode.Failed, "/no/such/copy.db cannot be written: there is no folder /no/such. Create it, or name another file.\n"), (backup.ExitCode, backup.Error));
    }

    [Fact]
    public async Task A_stop_leaves_no_file_that_looks_whole()
    {
        await using var place = await Place.StartAsync();
        using var stop = new CancellationTokenSource();
        var stopped = await place.RunAsync(["export", "query", place.Document, "--variables", Read], () => new StoppingStream(stop), stop.Token);
        Assert.Equal((ExitCode.Failed, "Stopped.\n"), (stopped.ExitCode, stopped.Error));
        await stop.CancelAsync();
        var early = await place.RunAsync(["export", "query", place.Document, "--variables", Read, "-o", place.File("early.csv")], null, stop.Token);
        Assert.Equal((ExitCode.Failed, false), (early.ExitCode, Directory.EnumerateFiles(place.Folder, "early*").Any()));
    }

    [Theory]
    [InlineData(ExitCode.WrongUsage, "--variables is not a JSON object. Write --variables '{\"from\": \"2026-03-02T00:00:00Z\"}', or --variables @FILE.", "--variables", "[1]")]
    [InlineData(ExitCode.WrongUsage, "lists is join or explode.", "--lists", "both")]
    [InlineData(ExitCode.WrongUsage, "--format json is the answer as it is and takes no options of tables. Write @freshness(requireComplete: true) into the document instead of --require-complete.", "--format", "json", "--bom", "1")]
    [InlineData(ExitCode.Failed, "BAD_USER_INPUT: Variable \"$from\" of required type \"DateTime!\" was not provided.", "--variables", """{"to": "2026-03-03T00:00:00Z"}""")]
    public async Task What_is_wrong_is_said_in_one_line(int exitCode, string error, params string[] arguments)
    {
        await using var place = await Place.StartAsync();
        var run = await place.RunAsync(["export", "query", place.Document, .. arguments]);
        Assert.Equal((exitCode, error + "\n", ""), (run.ExitCode, run.Error, run.Output));
    }

    private sealed class Place(SimulatorHost simulator, TestFolder folder, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
    {
        public string Folder => Path.GetDirectoryName(folder.File("x"))!; // a file in a folder

        public string Document => File("visits.graphql");

        public static async Task<Place> StartAsync()
        {
            var folder = new TestFolder();
            var simulator = await SimulatorHost.StartAsync(Centre.Clock(), 50);
            var environment = TestServer.Environment(simulator, folder.File("cache.db"));
            await TestServer.BackfillAsync(simulator, Centre.Clock(), folder.File("cache.db"), "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z");
            await System.IO.File.WriteAllTextAsync(folder.File("visits.graphql"), ExportQueryTests.Document);
            return new Place(simulator, folder, environment);
        }

        public string File(string name) => folder.File(name);

        public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(arguments, null, TestContext.Current.CancellationToken);

        public async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, Func<Stream>? open, CancellationToken stop)
        {
            var (output, error, bytes) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" }, new MemoryStream());
            var context = new CommandContext(output, error, environment, Centre.Clock(), stop) { OpenOutput = open ?? (() => bytes) };
            var exitCode = await CommandLine.RunAsync(arguments, context);
            return (exitCode, output + Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
        }

        public async ValueTask DisposeAsync()
        {
            await simulator.DisposeAsync();
            folder.Dispose();
        }
    }

    /// <summary>Presses Ctrl-C at the first bytes.</summary>
    private sealed class StoppingStream(CancellationTokenSource stop) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            stop.Cancel();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
