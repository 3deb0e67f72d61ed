using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQLApi.Cache;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.IntegrationTests.Commands;

/// <summary><c>doctor</c> against a vendor and a file in every state an operator may meet.</summary>
public sealed partial class DoctorTests
{
    private static readonly TimeProvider Time = TimeProvider.System;

    [Fact]
    public async Task A_sound_installation_has_nothing_to_complain_of()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });
        await TestServer.BackfillAsync(simulator, Time, folder.File("cache.db"), "2026-03-02", "2026-03-03");

        var (exitCode, output, error) = await RunAsync(simulator, folder.File("cache.db"));

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            $"""
            ok    Configuration: account 64f000000000000000000001 at {simulator.BaseAddress.ToString().TrimEnd('/')}, 1 bot, 0 calls a minute.
            ok    Access: open, but only to programs on this machine.
            ok    Memory: Metrics:MemoryBudget is 128 MiB, less than half of what the process may use.
            ok    Database: {folder.File("cache.db")} is sound and can be written: # MiB, 461 sessions, 2026-03-02T00:05:10Z..2026-03-02T23:51:51Z.
            ok    Write-ahead log: # MiB.
            ok    Disk: # MiB are free.
            warn  Ledger: 7.00:00:00 of the last 7 days were never read.
                  why: Questions about them wait for the vendor, or say that their coverage is not complete.
                  do:  Let the server run, or run backfill over the last week.
            ok    Look-back: the longest way from a session's start to a queue visit was 00:19:33, within Cache:Lookback (04:00:00).
            ok    interactionDetails: answers, # ms; the credentials are accepted.
            ok    conversations: answers, # ms; the credentials are accepted.
            ok    intentrealtimedata: answers, # ms; the credentials are accepted.
            ok    Offset: the server counts as Upstream:OffsetMode=Page says.
            ok    Clock: agrees with the vendor's.

            """,
            Measured().Replace(OfTheMachine().Replace(output, ""), "# $1"));
    }

    [Fact]
    public async Task Settings_are_shown_as_they_are_in_force_and_secrets_are_not()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });
        await File.WriteAllTextAsync(folder.File("secret"), "simulator-secret\n", TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await RunAsync(
            simulator, folder.File("cache.db"), ("Upstream__ClientSecretFile", folder.File("secret")), ("Cache__HotWindow", "1.00:00:00"), ("Metrics__Queues__q1__ServiceLevelSeconds", "30"),
            ("Urls", "http://0.0.0.0:0"), ("Auth__Mode", "Open"));

        Assert.Equal(0, exitCode);
        Assert.All(
            [
                "ok    Setting: Urls = http://0.0.0.0:0.\n", "ok    Setting: Upstream:BotIds = st-00000000-0000-5000-8000-000000000001.\n",
                $"ok    Setting: Upstream:ClientSecret is set, from file {folder.File("secret")}.\n", "ok    Setting: Cache:ConnectionString is set (hidden).\n",
                "ok    Setting: Cache:HotWindow = 1.00:00:00.\n", "ok    Setting: Metrics:Queues = q1:ServiceLevelSeconds = 30.\n",
                "warn  Access: open to everybody who can reach http://0.0.0.0:0.\n      why: Whoever gets there reads every record, and may order backfills.\n",
            ],
            line => Assert.Contains(line, output, StringComparison.Ordinal));
        Assert.DoesNotContain("Cache:SettleAfter", output, StringComparison.Ordinal); // the default
        Assert.DoesNotContain("simulator-secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_read_the_same_as_one_document()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });

        var (exitCode, output, _) = await RunAsync(["doctor", "--json"], simulator, folder.File("cache.db"), ("Upstream__ClientSecret", "wrong-and-secret"));

        Assert.Equal(1, exitCode);
        var report = JsonElement.Parse(output);
        Assert.Equal(3, report.GetProperty("failed").GetInt32());
        var call = report.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("subject").GetString() == "interactionDetails");
        Assert.Equal(
            """{"level":"fail","subject":"interactionDetails","why":"Nothing new is read by this call; what is cached is still answered.","do":"Correct the setting that the line names; the app needs the scope SmartAssist Analytics and must be published."}""",
            new JsonObject(call.EnumerateObject().Where(member => member.Name != "finding").Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value.GetString()))).ToJsonString());
        Assert.StartsWith("The vendor refuses the credentials; check Upstream:ClientId", call.GetProperty("finding").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-and-secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_an_earlier_version_is_told_and_not_touched()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });
        await using (var db = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite($"Data Source={folder.File("cache.db")};Pooling=False").Options))
            await db.GetService<IMigrator>().MigrateAsync("20260101000000_Initial", TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await RunAsync(simulator, folder.File("cache.db"));

        Assert.Equal(0, exitCode);
        Assert.Matches(
            $"""
            (?m)^warn  Database: {Regex.Escape(folder.File("cache.db"))} is of an earlier version: 20260601000000_FactDays, .*to come\.
                  why: The next start changes it, and the version before cannot open it afterwards\.
                  do:  Run backup --to FILE first, then start the server; it upgrades by itself\.$
            """,
            output);
        await using var after = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite($"Data Source={folder.File("cache.db")};Pooling=False").Options);
        Assert.Equal(["20260101000000_Initial"], await after.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Upstream__ClientSecret", "wrong-and-secret", "FAIL  interactionDetails: The vendor refuses the credentials; check Upstream:ClientId, Upstream:ClientSecret and Upstream:AccountId.")]
    [InlineData("Upstream__BotIds__0", "st-unknown", "FAIL  interactionDetails: The vendor does not know this bot; check Upstream:BotIds.")]
    [InlineData("Upstream__OffsetMode", "Record", "FAIL  Offset: Upstream:OffsetMode is Record, but the server counts as Page.\n      why: Every start reads some windows twice until it has noticed.\n      do:  Set Upstream:OffsetMode=Page.")]
    [InlineData("Upstream__BaseUrl", "http://127.0.0.1:9", "FAIL  interactionDetails: The vendor cannot be reached; check Upstream:BaseUrl and the network.")]
    [InlineData("Cache__ConnectionString", "Data Source=/no/such/volume/cache.db", "FAIL  Database: /no/such/volume/cache.db cannot be opened: the folder /no/such does not exist. Create it (or mount it), or correct Cache:ConnectionString.")]
    public async Task What_is_wrong_is_named_with_its_remedy(string key, string value, string line)
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });

        var (exitCode, output, error) = await RunAsync(simulator, folder.File("cache.db"), (key, value));

        Assert.Equal(1, exitCode);
        Assert.Equal(output.Split('\n').Count(text => text.StartsWith("FAIL", StringComparison.Ordinal) || text.StartsWith("warn", StringComparison.Ordinal)), output.Split("\n      do:  ").Length - 1);
        Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Matches("^(One check failed; its line says|[0-9] checks failed; their lines say) what to do.\n$", error);
        Assert.DoesNotContain("secret", output.Replace("Upstream:ClientSecret", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_the_other_offset_and_another_clock_is_found_out()
    {
        using var folder = new TestFolder();
        var options = new SimulatorOptions { RequestsPerMinute = 0, Profile = new SimulatorProfile { OffsetMode = OffsetUnit.Record } };
        options.Faults.ClockSkew = TimeSpan.FromMinutes(10);
        await using var simulator = await SimulatorHost.StartAsync(Time, options);

        var (exitCode, output, _) = await RunAsync(simulator, folder.File("cache.db"));

        Assert.Equal(1, exitCode);
        Assert.Contains("FAIL  Offset: Upstream:OffsetMode is Page, but the server counts as Record.\n", output, StringComparison.Ordinal);
        Assert.Matches("FAIL  Clock: the vendor's clock is (599|600) s ahead of this machine's", output);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_before_the_first_start()
    {
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });

        // Nobody may create files there, root included.
        var (exitCode, output, _) = await RunAsync(simulator, "/proc/self/cache.db");

        Assert.Equal(1, exitCode);
        Assert.Contains(
            "FAIL  Database: /proc/self/cache.db does not exist yet, and nothing can be created in /proc/self by this user.\n      why: The server does not start.\n"
            + "      do:  Give the user that runs the server the right to write there, or correct Cache:ConnectionString.\n",
            output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vendor_that_refuses_is_not_said_to_have_no_second_page()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });

        var (_, output, _) = await RunAsync(simulator, folder.File("cache.db"), ("Upstream__ClientSecret", "wrong"));

        Assert.Contains("ok    Offset: what the server counts cannot be told while interactionDetails does not answer.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_left_alone()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("cache.db"), new string('x', 9000), TestContext.Current.CancellationToken);
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });

        var (exitCode, output, _) = await RunAsync(simulator, folder.File("cache.db"));

        Assert.Equal(1, exitCode);
        Assert.Contains($"FAIL  Database: {folder.File("cache.db")} is not a usable SQLite database. Nothing was overwritten: ", output, StringComparison.Ordinal);
        Assert.Equal(new string('x', 9000), await File.ReadAllTextAsync(folder.File("cache.db"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Wrong_settings_end_it_before_anything_is_asked()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions());

        var (exitCode, output, error) = await RunAsync(simulator, folder.File("cache.db"), ("Upstream__AccountId", "short"));

        Assert.Equal((2, "", "Upstream:AccountId must be 24 hex digits.\n", 0), (exitCode, output, error, simulator.Calls));
    }

    [Fact]
    public async Task The_demo_is_examined_too()
    {
        using var folder = new TestFolder();
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var environment = new Dictionary<string, string> { ["Cache__ConnectionString"] = $"Data Source={folder.File("demo.db")}" };

        var exitCode = await CommandLine.RunAsync(["doctor"], new CommandContext(output, error, environment, Time, TestContext.Current.CancellationToken));

        Assert.Equal((0, ""), (exitCode, error.ToString()));
        Assert.Contains("ok    Configuration: no Upstream setting: the demo, with a simulated account.\n", output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("demo.db")));
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(SimulatorHost simulator, string database, params (string Key, string Value)[] settings) =>
        RunAsync(["doctor"], simulator, database, settings);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments, SimulatorHost simulator, string database, params (string Key, string Value)[] settings)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var environment = TestServer.Environment(simulator, database, settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        var exitCode = await CommandLine.RunAsync(arguments, new CommandContext(output, error, environment, Time, TestContext.Current.CancellationToken));
        return (exitCode, output.ToString(), error.ToString());
    }

    [GeneratedRegex(@"(?<!is [0-9]*)[0-9.]+ (MiB|ms)")]
    private static partial Regex Measured();

    // Settings have a test of their own; the rest depends on where the tests run.
    [GeneratedRegex(@"(?m)^(ok    Setting: .*|.{6}(SQLite|Time zones|Pages): .*)\n(      (why|do): .*\n)*")]
    private static partial Regex OfTheMachine();
}
