using GraphQLApi.Cache;
using GraphQLApi.Server.Commands;

namespace GraphQLApi.Tests.Server.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("foo", "Unrecognized command or argument 'foo'. Run with --help to see what can be written.")]
    [InlineData("serve --port 1", "Unrecognized command or argument '--port'. Unrecognized command or argument '1'. Run with --help to see what can be written.")]
    [InlineData("--Urls", "--Urls has no value. Write --Urls=value.")]
    [InlineData("backfill --from 2026-01-01", "Option '--to' is required. Run with --help to see what can be written.")]
    [InlineData("backfill --from 2026-01-32 --to 2026-02-01", "'2026-01-32' is not a UTC time. Write 2026-01-31 or 2026-01-31T13:00:00Z. Run with --help to see what can be written.")]
    [InlineData("backfill --from 2026-02-01 --to 2026-02-01", "--from is not before --to. The range includes --from and ends before --to.")]
    [InlineData("simulate", "Option '--port' is required. Run with --help to see what can be written.")]
    [InlineData("simulate --port x", "Cannot parse argument 'x' for option '--port' as expected type 'System.Int32'. Run with --help to see what can be written.")]
    public async Task Wrong_usage_is_one_line_and_2(string arguments, string error)
    {
        var run = await CommandRun.Of(arguments.Split(' '));
        Assert.Equal((2, "", error + "\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task An_unknown_fault_is_one_line_that_explains_the_syntax()
    {
        var run = await CommandRun.Of(["simulate", "--port", "0", "--fault", "nonsense"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("Unknown fault 'nonsense'. Misbehave: [ENDPOINT.]NAME[:VALUE][=WHEN], several separated by commas. NAME: rate-limit", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help", "serve")]
    [InlineData("serve --help", "http://localhost:5080/graphql")]
    [InlineData("backfill --help", "--refresh")]
    [InlineData("export schema --help", "--output")]
    [InlineData("export settings --help", "Markdown")]
    [InlineData("backup --help", "To restore: stop the server")]
    [InlineData("simulate --help", "--requests-per-minute")]
    [InlineData("doctor --help", "Exit 0: no problem")]
    public async Task Every_verb_explains_itself(string arguments, string mentioned)
    {
        var run = await CommandRun.Of(arguments.Split(' '));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(mentioned, run.Output);
    }

    [Fact]
    public async Task The_schema_is_printed_as_it_is_committed()
    {
        var run = await CommandRun.Of(["export", "schema"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Repository.Text("schema/schema.graphql"), run.Output);
    }

    [Fact]
    public async Task A_disk_that_is_full_in_the_middle_of_a_verb_is_one_line_and_1()
    {
        var error = new StringWriter { NewLine = "\n" };
        var context = new CommandContext(new FullDisk(), error, new Dictionary<string, string>(), TimeProvider.System, TestContext.Current.CancellationToken);

        var exitCode = await CommandLine.RunAsync(["export", "settings"], context);

        Assert.Equal((1, "No room to write cache.db: free space on its disk.\n"), (exitCode, error.ToString()));
    }

    [Fact]
    public async Task A_missing_records_file_is_named()
    {
        var run = await CommandRun.Of(["simulate", "--port", "0", "--records", "nowhere.jsonl"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nowhere.jsonl", run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    /// <summary>Stands in for the cache, which says so while it writes.</summary>
    private sealed class FullDisk : StringWriter
    {
        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
            throw new CacheException(new SyncFailure(SyncFailure.DatabaseUnavailable, "No room to write cache.db: free space on its disk."));
    }
}
