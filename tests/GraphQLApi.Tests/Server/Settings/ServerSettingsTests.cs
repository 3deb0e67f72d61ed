using GraphQLApi.Analytics.Access;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Tests.Server.Settings;

/// <summary>Where settings come from, which source wins, and what follows from them.</summary>
public sealed class ServerSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Nothing_set_is_the_demo_with_its_own_database()
    {
        var settings = Read();
        Assert.True(settings.IsDemo);
        Assert.True(settings.Cache.IsDemo);
        Assert.True(settings.Analytics.IsDemo);
        Assert.Equal("Data Source=data/demo.db", settings.Cache.ConnectionString);
        Assert.Equal(["http://localhost:5080"], settings.Urls);
    }

    [Fact]
    public void Blank_variables_are_not_settings() => Assert.True(Read(("Upstream__BaseUrl", ""), ("Upstream__ClientSecret", " ")).IsDemo);

    [Fact]
    public void The_demo_keeps_a_database_that_is_named() =>
        Assert.Equal("Data Source=other.db", Read(("Cache__ConnectionString", "Data Source=other.db")).Cache.ConnectionString);

    [Fact]
    public void An_account_is_read_from_the_environment()
    {
        var settings = Read(
            ("Upstream__BaseUrl", "https://vendor.example"), ("Upstream__AccountId", "64f000000000000000000001"), ("Upstream__BotIds__0", "st-1"),
            ("Upstream__BotIds__1", "st-2"), ("Upstream__ClientId", "cs-1"), ("Upstream__ClientSecret", "secret"), ("Upstream__OffsetMode", "record"),
            ("Upstream__Jwt__Lifetime", "00:10:00"), ("GraphQL__RequestBudget", "00:00:10"), ("GraphQL__MaxDepth", "9"));
        Assert.False(settings.IsDemo);
        Assert.Equal("Data Source=data/analytics.db", settings.Cache.ConnectionString);
        Assert.Equal(["st-1", "st-2"], settings.Upstream.BotIds);
        Assert.Equal("Record", settings.Upstream.OffsetMode.ToString());
        Assert.Equal(TimeSpan.FromMinutes(10), settings.Upstream.Jwt.Lifetime);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.Cache.RequestBudget);
        Assert.Equal(TimeSpan.FromSeconds(10), settings.Analytics.RequestBudget);
        Assert.Equal(9, settings.Analytics.MaxDepth);
    }

    [Fact]
    public void Later_sources_win()
    {
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), """{ "Urls": "http://localhost:1", "Demo": { "Seed": 1, "Days": 1, "SessionsPerDay": 1 } }""");
        Assert.Equal(["http://localhost:1"], Read().Urls);
        Assert.Equal(["http://localhost:2"], Read(("ASPNETCORE_URLS", "http://localhost:2")).Urls);
        var settings = Read(
            [new("Demo:Days", "4")],
            ("Urls", "http://localhost:3"), ("ASPNETCORE_URLS", "http://localhost:2"), ("Demo__SessionsPerDay", "2"), ("GRAPHQLAPI__Demo__SessionsPerDay", "3"),
            ("GRAPHQLAPI__Demo__Days", "3"));
        Assert.Equal(["http://localhost:3"], settings.Urls);
        Assert.Equal((1, 3, 4), (settings.Demo.Seed, settings.Demo.SessionsPerDay, settings.Demo.Days));
    }

    [Fact]
    public void The_last_word_counts_where_a_key_is_said_twice() =>
        Assert.Equal(5, Read([new("Demo:Days", "4"), new("demo:days", "5")], ("DEMO__DAYS", "3"), ("Demo__Days", "3")).Demo.Days);

    [Fact]
    public void A_changed_file_counts_as_set_and_an_unchanged_one_does_not()
    {
        File.Copy(Path.Combine(Repository.Root, "src/GraphQLApi.Server/appsettings.json"), Path.Combine(folder, "appsettings.json"));
        Assert.True(Read().IsDemo);
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), """{ "Upstream": { "ClientId": "cs-1" } }""");
        Assert.Equal(
            ["Upstream:BaseUrl is missing although Upstream:ClientId is set. Set Upstream:BaseUrl, or remove every Upstream key to run the demo."],
            Assert.Throws<SettingsException>(() => Read()).Problems);
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{");
        Assert.StartsWith("appsettings.json cannot be read: ", Assert.Throws<SettingsException>(() => Read()).Message);
    }

    [Fact]
    public void A_secret_can_stand_in_a_file()
    {
        var secret = Path.Combine(folder, "secret");
        File.WriteAllText(secret, "from-a-file\n");
        var settings = Read(
            ("Upstream__BaseUrl", "https://vendor.example"), ("Upstream__AccountId", "64f000000000000000000001"), ("Upstream__BotIds__0", "st-1"),
            ("Upstream__ClientId", "cs-1"), ("Upstream__ClientSecretFile", secret));
        Assert.Equal("from-a-file", settings.Upstream.ClientSecret);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080;http://localhost:5081")]
    public void Open_asked_for_by_name_listens_everywhere(string urls) => Assert.NotEmpty(Read(("Urls", urls), ("Auth__Mode", "Open")).Urls);

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.8.8.8:0")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://LOCALHOST")]
    public void A_loopback_address_needs_no_mode(string urls) => Assert.Equal([urls], Read(("Urls", urls)).Urls);

    private static readonly (string, string)[] Account =
    [
        ("Upstream__BaseUrl", "https://vendor.example"), ("Upstream__AccountId", "64f000000000000000000001"), ("Upstream__BotIds__0", "st-1"),
        ("Upstream__ClientId", "cs-1"), ("Upstream__ClientSecret", "secret"),
    ];

    [Fact]
    public void Only_the_demo_on_a_loopback_address_is_open_unasked()
    {
        Assert.Equal((AuthMode.Open, AccessScopes.All), ModeOf([]));
        Assert.Equal(AuthMode.Keys, ModeOf(Account).Mode);
        Assert.Equal(AuthMode.Keys, ModeOf([.. Account, ("Urls", "http://0.0.0.0:5080")]).Mode);
        Assert.Equal(AuthMode.Keys, ModeOf([("Urls", "http://0.0.0.0:5080"), ("Auth__Mode", "Keys")]).Mode);
    }

    [Fact]
    public void What_everybody_may_do_can_be_chosen()
    {
        Assert.Equal((AuthMode.Open, AccessScopes.Read | AccessScopes.Introspection | AccessScopes.SyncWrite), ModeOf([.. Account, ("Auth__Mode", "Open")]));
        Assert.Equal((AuthMode.Open, AccessScopes.Read | AccessScopes.PersonalData), ModeOf([("Auth__OpenScopes", "read pii:read")]));
    }

    // Framework sections, other programs' variables and our own test switch are none of our business.
    [Fact]
    public void Foreign_keys_are_left_alone() =>
        Assert.True(Read(("Logging__LogLevel__Default", "Debug"), ("Other__Key", "1"), ("CACHE", "1"), ("GRAPHQLAPI_TEST_RECORDS", "x")).IsDemo);

    [Theory]
    [InlineData("00:00:20", true)]
    [InlineData("2.00:00:00", true)]
    [InlineData("2.05:06:07", true)]
    [InlineData("0.00:00:00.5", true)]
    [InlineData("24:00:00", false)]
    [InlineData("26:00:00", false)]
    [InlineData("2", false)]
    [InlineData("00:60:00", false)]
    [InlineData("-00:00:01", false)]
    [InlineData("PT1H", false)]
    public void Durations_are_days_hours_minutes_seconds(string text, bool isDuration) => Assert.Equal(isDuration, Duration.TryParse(text, out _));

    private (AuthMode Mode, AccessScopes Scopes) ModeOf((string, string)[] environment)
    {
        var settings = Read(environment);
        return (settings.AuthMode, settings.OpenScopes);
    }

    private ServerSettings Read(params (string Name, string Value)[] environment) => Read([], environment);

    private ServerSettings Read(IReadOnlyList<KeyValuePair<string, string>> arguments, params (string Name, string Value)[] environment) =>
        ServerSettings.Read(SettingSources.Read(folder, environment.ToDictionary(variable => variable.Name, variable => variable.Value), arguments));
}
