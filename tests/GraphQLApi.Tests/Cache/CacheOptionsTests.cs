using GraphQLApi.Cache;

namespace GraphQLApi.Tests.Cache;

public sealed class CacheOptionsTests
{
    [Fact]
    public void The_defaults_are_right() => Assert.Empty(new CacheOptions().Validate());

    [Fact]
    public void All_problems_are_named_at_once_with_their_keys()
    {
        var options = new CacheOptions
        {
            ConnectionString = "Data Source=:memory:",
            HotWindow = TimeSpan.FromDays(8),
            HotTimeToLive = TimeSpan.Zero,
            Lookback = TimeSpan.FromHours(-1),
            Retention = TimeSpan.FromDays(3),
        };
        Assert.Equal(
            [
                "Cache:ConnectionString must name a file, such as Data Source=data/analytics.db.",
                "Cache:HotTimeToLive is 00:00:00: it must be longer than nothing, written as d.hh:mm:ss.",
                "Cache:HotWindow (8.00:00:00) is longer than Cache:SettleAfter (7.00:00:00): a window cannot settle while it is hot.",
                "Cache:Lookback is -01:00:00: it cannot be negative, 04:00:00 is the default.",
                "Cache:Retention (3.00:00:00) must be longer than Cache:SettleAfter (7.00:00:00): sessions would be purged before they settle.",
            ],
            options.Validate());
    }

    [Theory]
    [InlineData("Sqlite", "Data Source=shared;Mode=Memory", "Cache:ConnectionString must name a file, such as Data Source=data/analytics.db.")]
    [InlineData("Sqlite", "", "Cache:ConnectionString must name a file, such as Data Source=data/analytics.db.")]
    [InlineData("PostgreSql", "Host=db", "Cache:Provider=PostgreSql is not offered yet: leave it at Sqlite.")]
    public void A_database_must_be_a_file(string provider, string connectionString, string problem) => Assert.Equal(
        [problem],
        new CacheOptions { Provider = Enum.Parse<CacheProvider>(provider), ConnectionString = connectionString }.Validate());

    [Fact]
    public void A_connection_string_must_be_one() => Assert.StartsWith(
        "Cache:ConnectionString is not a SQLite connection string: ",
        Assert.Single(new CacheOptions { ConnectionString = "Nonsense=1" }.Validate()));
}
