using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Upstream;

public sealed class UpstreamOptionsTests
{
    [Fact]
    public void A_complete_configuration_has_no_problems() => Assert.Empty(Good().Validate());

    [Fact]
    public void Every_problem_is_named_at_once() => Assert.Equal(
        [
            "Upstream:BaseUrl is empty; set the vendor's address, such as https://smartassist.kore.ai.",
            "Upstream:AccountId must be 24 hex digits.",
            "Upstream:BotIds:0 is missing; name at least one bot (st-...).",
            "Upstream:ClientSecret (or a ready Upstream:Token) is missing.",
        ],
        new UpstreamOptions().Validate());

    [Theory]
    [InlineData("base", "Upstream:BaseUrl must be an absolute http or https address without query, name or password.")]
    [InlineData("realtime", "Upstream:RealtimeBaseUrl must be an absolute http or https address without query, name or password, or empty.")]
    [InlineData("account", "Upstream:AccountId must be 24 hex digits.")]
    [InlineData("bot", "Upstream:BotIds:1 must start with st- and hold no blanks or slashes.")]
    [InlineData("twice", "Upstream:BotIds:1 repeats an earlier bot.")]
    [InlineData("both", "Upstream:ClientSecret and Upstream:Token exclude each other; set one of them.")]
    [InlineData("client", "Upstream:ClientId is missing; it belongs to Upstream:ClientSecret.")]
    [InlineData("bearer", "Upstream:Token must be the bare token: no blanks, no line ends, no \"Bearer\".")]
    [InlineData("rate", "Upstream:RequestsPerMinute must be 0 (unlimited) or more.")]
    [InlineData("zone", "Upstream:TimeZoneOffset is in minutes, -1440 to 1440.")]
    [InlineData("poll", "Upstream:RealtimePollInterval must not be negative.")]
    [InlineData("timeout", "Upstream:RequestTimeout must be more than zero.")]
    [InlineData("agent", "Upstream:UserAgent must be one product such as GraphQLApi/0.1.")]
    public void A_mistake_names_its_key_and_never_the_secret(string mistake, string expected)
    {
        var options = Good();
        Spoil(options, mistake);
        Assert.Equal([expected], options.Validate());
    }

    private static void Spoil(UpstreamOptions options, string mistake)
    {
        switch (mistake)
        {
            case "base": options.BaseUrl = "smartassist.kore.ai"; break;
            case "realtime": options.RealtimeBaseUrl = "ftp://x.example"; break;
            case "account": options.AccountId = "66bc4a29bdaafdb08461xxxx"; break;
            case "bot": options.BotIds.Add("bot-1"); break;
            case "twice": options.BotIds.Add("st-1"); break;
            case "both": options.Token = "a.b.c"; break;
            case "client": options.ClientId = ""; break;
            case "bearer": (options.ClientSecret, options.Token) = ("", "Bearer a.b.c"); break;
            case "rate": options.RequestsPerMinute = -1; break;
            case "zone": options.TimeZoneOffset = 19800; break;
            case "poll": options.RealtimePollInterval = TimeSpan.FromSeconds(-1); break;
            case "timeout": options.RequestTimeout = TimeSpan.Zero; break;
            case "agent": options.UserAgent = "bad agent name("; break;
            default: throw new ArgumentOutOfRangeException(nameof(mistake));
        }
    }

    private static UpstreamOptions Good() => new()
    {
        BaseUrl = "https://vendor.example",
        AccountId = "64f000000000000000000001",
        BotIds = { "st-1" },
        ClientId = "cs-1",
        ClientSecret = "secret",
    };
}
