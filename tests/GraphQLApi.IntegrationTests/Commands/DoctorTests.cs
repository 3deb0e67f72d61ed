using System.Text.RegularExpressions;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

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
            ok    Configuration: account 64f000000000000000000001 at {simulator.BaseAddress.ToString().TrimEnd('/')}, 1 bots, Upstream:ClientSecret (hidden), 0 calls a minute.
            ok    Database: {folder.File("cache.db")} is sound and can be written: # MiB, 461 sessions, 2026-03-02T00:05:10Z..2026-03-02T23:51:51Z.
            ok    Disk: # MiB are free.
            ok    Look-back: the longest way from a session's start to a queue visit was 00:19:33, within Cache:Lookback (04:00:00).
            ok    interactionDetails: answers, # ms; the credentials are accepted.
            ok    conversations: answers, # ms; the credentials are accepted.
            ok    intentrealtimedata: answers, # ms; the credentials are accepted.
            ok    Offset: the server counts as Upstream:OffsetMode=Page says.
            ok    Clock: agrees with the vendor's.

            """,
            Measured().Replace(output, "# $1"));
    }

    [Theory]
    [InlineData("Upstream__ClientSecret", "wrong-and-secret", "FAIL  interactionDetails: The vendor refuses the credentials; check Upstream:ClientId, Upstream:ClientSecret and Upstream:AccountId.")]
    [InlineData("Upstream__BotIds__0", "st-unknown", "FAIL  interactionDetails: The vendor does not know this bot; check Upstream:BotIds.")]
    [InlineData("Upstream__OffsetMode", "Record", "FAIL  Offset: Upstream:OffsetMode is Record, but the server counts as Page: set Upstream:OffsetMode=Page.")]
    [InlineData("Upstream__BaseUrl", "http://127.0.0.1:9", "FAIL  interactionDetails: The vendor cannot be reached; check Upstream:BaseUrl and the network.")]
    [InlineData("Cache__ConnectionString", "Data Source=/no/such/volume/cache.db", "FAIL  Database: /no/such/volume/cache.db cannot be opened: the folder /no/such does not exist. Create it (or mount it), or correct Cache:ConnectionString.")]
    public async Task What_is_wrong_is_named_with_its_remedy(string key, string value, string line)
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Time, new SimulatorOptions { RequestsPerMinute = 0 });

        var (exitCode, output, error) = await RunAsync(simulator, folder.File("cache.db"), (key, value));

        Assert.Equal(1, exitCode);
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
        Assert.Contains("FAIL  Offset: Upstream:OffsetMode is Page, but the server counts as Record: set Upstream:OffsetMode=Record.", output, StringComparison.Ordinal);
        Assert.Matches("FAIL  Clock: the vendor's clock is (599|600) s ahead of this machine's", output);
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

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        SimulatorHost simulator, string database, params (string Key, string Value)[] settings)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var environment = TestServer.Environment(simulator, database, settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        var exitCode = await CommandLine.RunAsync(["doctor"], new CommandContext(output, error, environment, Time, TestContext.Current.CancellationToken));
        return (exitCode, output.ToString(), error.ToString());
    }

    [GeneratedRegex(@"[0-9.]+ (MiB|ms)")]
    private static partial Regex Measured();
}
