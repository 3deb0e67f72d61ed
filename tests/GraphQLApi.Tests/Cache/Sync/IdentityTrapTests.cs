using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Upstream;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>CONTRACT §8 by number: who is who, and what is one thing.</summary>
public sealed class IdentityTrapTests
{
    [Theory]
    [InlineData("50s", 50.0)]
    [InlineData("13m: 8s", 788.0)]
    [InlineData("01:07:48", null)] // the agents' reports write this; the feed never does
    public async Task T7_the_feeds_durations_are_words(string text, double? seconds)
    {
        var row = Assert.Single(await FeedAsync($$"""[{"sessionId":"s-1","timeHandled":"{{text}}"}]"""));

        Assert.Equal((text, seconds), (row.TimeHandled, row.TimeHandledSeconds));
    }

    [Fact]
    public void T7_the_records_durations_are_whole_seconds()
    {
        var segment = Assert.Single(Reading.Destinations(
            """[{"destinationType":"AgentSegment","agentId":"u-1","acceptedTime":"@10:00:00","interactionEndTime":"@10:01:01","interactionDuration":61,"holdDuration":15,"afterCallWorkDuration":30}]""").AgentSegments);

        Assert.Equal((61.0, 15.0, 30.0), (segment.InteractionSeconds, segment.HoldSeconds, segment.AfterCallWorkSeconds));
    }

    [Fact]
    public void T16_agents_are_known_by_their_user_id()
    {
        var conversation = Reading.Destinations(
            """[{"destinationType":"AgentSegment","agentId":"u-994eac5b-2457-518d-8309-59501ffc43a9","id":"a-1234567-0000-4000-9000-000000000000","name":"Kim"}]""");

        Assert.Equal("u-994eac5b-2457-518d-8309-59501ffc43a9", conversation.AgentSegments[0].Agent.AgentId);
    }

    [Fact]
    public void T19_the_organisation_is_that_of_the_bot_row_and_never_metaInfos()
    {
        const string agent = """{"sessionId":"s-1","conversationId":"c-1","sessionStartTime":"2024-09-26T10:00:00","metaInfo":{"orgId":"o-2b41857b"}}""";
        const string bot = """{"sessionId":"s-1","sessionStartTime":"2024-09-26T10:00:00","orgId":"o-da77ca21"}""";

        Assert.Null(Reading.Session(agent).OrgId);
        Assert.Equal("o-da77ca21", Reading.Session(agent, bot).OrgId);
    }

    [Fact]
    public async Task T21_two_rows_of_one_session_are_one_and_numbers_stay_as_sent()
    {
        var row = Assert.Single(await FeedAsync(
            """
            [{"sessionId":"6364a8616d8e6a6a0effabcd","intent":["Book a Ticket"],"ANI":"st-bb0e8899","DNI":"username@domain.com","channel":"rtm","userId":"u-1"},
             {"sessionId":"6364a8616d8e6a6a0effabcd","intent":[],"ANI":"+126529865","DNI":"+126529865","channel":"audiocodes","userId":"u-1"}]
            """));

        Assert.Equal(("+126529865", "+126529865", "audiocodes", "Book a Ticket"), (row.CallerNumber, row.DialedNumber, row.Channel, string.Join('/', row.Intents)));
    }

    [Theory]
    [InlineData("""["DROP-OFF",""]""", "DROP-OFF")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    public void T32_dispositions_are_texts_here(string dispositions, string expected) =>
        Assert.Equal(expected, string.Join('/', Reading.Destinations("[]", $"\"finalStatus\":\"CLOSED\",\"dispositions\":{dispositions}").Dispositions.Select(row => row.Disposition)));

    private static async Task<IReadOnlyList<RealtimeSessionRow>> FeedAsync(string json)
    {
        await using var cache = await CacheFixture.OpenAsync(_ => ScriptedVendor.Json(json));
        return (await cache.Get<RealtimeFeed>().GetAsync(null, Visibility.All, Freshness.Default, TestContext.Current.CancellationToken))!.Sessions; // polled just now
    }
}
