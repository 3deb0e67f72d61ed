using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Cache.Details;

/// <summary>Time to live 1 min, SettleAfter 7 d.</summary>
public sealed class DetailRuleTests
{
    private static readonly DateTime Now = new(2026, 3, 20, 12, 0, 0, DateTimeKind.Utc);
    private static readonly CoverageRules Rules = CoverageRules.From(new());

    [Theory]
    // kept row ("known" or "unknown" and its age in minutes), conversation's age in days (-1: not cached), mode, maxAge → step
    [InlineData(null, 0, 1, "StaleWhileRevalidate", null, "Fetch")]
    [InlineData(null, 0, 1, "CacheOnly", null, "Use")]
    [InlineData("known", 0.5, 1, "StaleWhileRevalidate", null, "Use")]
    [InlineData("known", 2, 1, "StaleWhileRevalidate", null, "UseAndRefresh")]
    [InlineData("known", 2, 1, "Wait", null, "Fetch")]
    [InlineData("known", 2, 1, "Wait", 300, "Use")]
    [InlineData("known", 2, 1, "CacheOnly", null, "Use")]
    [InlineData("known", 600, 30, "Wait", 0, "Use")] // read after it settled: for good
    [InlineData("known", 36000, 30, "Wait", null, "Fetch")] // read 5 days after its start
    [InlineData("known", 600, -1, "Wait", null, "Fetch")]
    [InlineData("unknown", 9, -1, "Wait", 0, "Use")]
    [InlineData("unknown", 11, -1, "StaleWhileRevalidate", null, "Fetch")]
    public void What_to_do_about_a_detail(string? kept, double minutes, int days, string mode, int? maxAge, string expected)
    {
        var row = kept is null ? null : new ConversationDetailRow { IsKnown = kept == "known", FetchedAt = Now.AddMinutes(-minutes) };
        DateTime? start = days < 0 ? null : Now.AddDays(-days);
        var step = DetailRule.Step(row, start, new Freshness(Enum.Parse<FreshnessMode>(mode), maxAge), Now, Rules);
        Assert.Equal(expected, step.ToString());
    }
}
