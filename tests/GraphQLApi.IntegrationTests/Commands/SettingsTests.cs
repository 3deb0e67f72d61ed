using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Commands;

/// <summary>A configuration that cannot be meant ends with 2 and one line that names the key or the file; nothing is started, nothing written.</summary>
public sealed class SettingsTests
{
    private const string BaseUrl = "Upstream__BaseUrl=http://127.0.0.1:9";
    private const string Account = "Upstream__AccountId=64f000000000000000000001";
    private const string Bot = "Upstream__BotIds__0=st-00000000-0000-5000-8000-000000000001";
    private const string Client = "Upstream__ClientId=cs-00000000-0000-5000-8000-000000000001";
    private const string Secret = "Upstream__ClientSecret=do-not-print";

    [Theory]
    [InlineData(new[] { Account }, "Upstream:BaseUrl")]
    [InlineData(new[] { Bot, Client, Secret }, "Upstream:BaseUrl")]
    [InlineData(new[] { "Upstream__RequestsPerMinute=20" }, "Upstream:BaseUrl")]
    [InlineData(new[] { "GRAPHQLAPI__Upstream__AccountId=64f000000000000000000001" }, "Upstream:BaseUrl")]
    [InlineData(new[] { BaseUrl, Bot, Client, Secret }, "Upstream:AccountId")]
    [InlineData(new[] { BaseUrl, Account, Client, Secret }, "Upstream:BotIds:0")]
    [InlineData(new[] { BaseUrl, Account, Bot, Client }, "Upstream:ClientSecret")]
    [InlineData(new[] { BaseUrl, Account, Bot, Secret }, "Upstream:ClientId")]
    [InlineData(new[] { BaseUrl, "Upstream__AccountId=me", Bot, Client, Secret }, "Upstream:AccountId")]
    [InlineData(new[] { "Cache__HotWindow=48:00:00" }, "Cache:HotWindow", "2.00:00:00")]
    [InlineData(new[] { "Cache__HotWindow=8.00:00:00" }, "Cache:HotWindow", "Cache:SettleAfter")]
    [InlineData(new[] { "Cache__Provider=PostgreSql" }, "Cache:Provider")]
    [InlineData(new[] { "Auth__Mode=None" }, "Auth:Mode")]
    [InlineData(new[] { "Urls=http://0.0.0.0:5080" }, "Urls", "Auth:Mode=Open")]
    [InlineData(new[] { "Telemetry__OtlpEndpoint=collector", "Telemetry__SampleRatio=2" }, "Telemetry:OtlpEndpoint", "Telemetry:SampleRatio")]
    [InlineData(new[] { "Telemetry__LogFormat=xml" }, "Telemetry:LogFormat", "Auto or Text or Json")]
    [InlineData(new[] { "Cache__HotWindo=2.00:00:00" }, "Cache:HotWindo")]
    public async Task Half_a_configuration_is_refused(string[] environment, params string[] named)
    {
        using var folder = new TestFolder();

        var (exit, error) = await RunAsync(["serve"], Environment(folder, environment));

        Assert.True(exit == 2, $"{exit} {error}");
        Assert.All(named, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.DoesNotContain("do-not-print", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_database_of_another_account_is_refused_by_name()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 5);
        var mine = new Dictionary<string, string>(TestServer.Environment(simulator, folder.File("cache.db")));
        Assert.Equal((0, ""), await RunAsync(["backfill", "--from", "2026-03-01", "--to", "2026-03-02"], mine));

        var (exit, error) = await RunAsync(["serve"], new Dictionary<string, string>(mine) { ["Upstream__AccountId"] = "64f000000000000000000002" });

        Assert.Equal(2, exit);
        Assert.Contains(folder.File("cache.db"), error, StringComparison.Ordinal);
        Assert.Contains("64f000000000000000000002", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invented_and_real_data_never_share_a_file()
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 5);
        var real = new Dictionary<string, string>(TestServer.Environment(simulator, folder.File("cache.db")));
        var demo = Environment(folder, ["Demo__SessionsPerDay=5", "Demo__Days=1"]);
        string[] backfill = ["backfill", "--from", "2026-03-01", "--to", "2026-03-02"];
        Assert.Equal((0, ""), await RunAsync(backfill, demo));

        var (exit, error) = await RunAsync(backfill, real);

        Assert.Equal(2, exit);
        Assert.Contains(folder.File("cache.db"), error, StringComparison.Ordinal);
        Assert.Contains("demo", error, StringComparison.Ordinal);

        File.Delete(folder.File("cache.db"));
        Assert.Equal((0, ""), await RunAsync(backfill, real));
        (exit, error) = await RunAsync(backfill, demo);
        Assert.Equal(2, exit);
        Assert.Contains(folder.File("cache.db"), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "backfil" }, "--help")]
    [InlineData(new[] { "backfill", "--from", "2026-03-01" }, "--to")]
    [InlineData(new[] { "backfill", "--from", "2026-03-02", "--to", "2026-03-01" }, "--from")]
    [InlineData(new[] { "backfill", "--from", "yesterday", "--to", "2026-03-01" }, "yesterday")]
    [InlineData(new[] { "simulate" }, "--port")]
    public async Task Wrong_usage_is_one_line_that_names_the_option(string[] arguments, string named)
    {
        using var folder = new TestFolder();

        var (exit, error) = await RunAsync(arguments, Environment(folder, []));

        Assert.True(exit == 2, $"{exit} {error}");
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static Dictionary<string, string> Environment(TestFolder folder, IEnumerable<string> more) => new(
        more.Select(pair => new KeyValuePair<string, string>(pair.Split('=')[0], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])))
    {
        ["Cache__ConnectionString"] = $"Data Source={folder.File("cache.db")}",
    };

    // A server that starts although it must not is stopped, and then did not exit with 2.
    private static async Task<(int Exit, string Error)> RunAsync(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, new CommandContext(TextWriter.Null, error, environment, Centre.Clock(), stop.Token));
        return (exit, error.ToString());
    }
}
