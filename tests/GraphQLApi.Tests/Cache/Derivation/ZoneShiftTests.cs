using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Derivation;

public sealed class ZoneShiftTests
{
    // The naive times stand in the zone of the request; the vendor's rows 2 and 3 are the first two.
    [Theory]
    [InlineData(-330, "2024-09-26T18:48:20", "2024-09-27T00:19:14", "", "2024-09-26T13:19:14Z", 54, true)]
    [InlineData(-330, "2024-09-26T18:50:01", "2024-09-27T00:20:54", "", "2024-09-26T13:20:54Z", 53, true)]
    [InlineData(-330, "2024-09-26T11:09:54", "2024-09-26T11:09:55", "Dropped", "2024-09-26T05:39:55Z", 1, false)]
    [InlineData(300, "2024-09-26T08:00:00", "2024-09-26T03:00:40", "", "2024-09-26T13:00:40Z", 40, true)]
    [InlineData(-330, "2024-09-26T10:00:00", "2024-09-26T15:30:00", "", "2024-09-26T04:30:00Z", 0, true)]
    [InlineData(-330, "2024-09-26T10:00:00", "2024-09-26T15:39:59", "", "2024-09-26T04:39:59Z", 599, true)]
    [InlineData(-330, "2024-09-26T10:00:00", "2024-09-26T15:40:00", "", "2024-09-26T10:10:00Z", 20400, false)]
    [InlineData(-330, "2024-09-26T10:00:00", "2024-09-26T15:29:59", "", "2024-09-26T09:59:59Z", 19799, false)]
    [InlineData(0, "2024-09-26T10:00:00", "2024-09-26T15:30:54", "", "2024-09-26T15:30:54Z", 19854, false)]
    public void T1_shifted_ends_are_repaired_and_flagged(
        int offset, string start, string end, string finalStatus, string effectiveEnd, double seconds, bool isFlagged)
    {
        var session = Assert.Single(Reading.Map(
            Reading.Context with { TimeZoneOffset = offset },
            $$"""{"sessionId":"s-1","smartStatus":"CLOSED AT BOT","finalStatus":"{{finalStatus}}","sessionStartTime":"{{start}}","sessionEndTime":"{{end}}"}""")).Session;

        Assert.Equal(effectiveEnd, Reading.Utc(session.EffectiveEndTime));
        Assert.Equal(seconds, session.DurationSeconds);
        Assert.Equal(isFlagged ? DataQualityFlags.TimeZoneShiftSuspect : DataQualityFlags.None, session.DataQuality);
    }

    [Fact]
    public void T1_never_touches_agent_records()
    {
        var session = Assert.Single(Reading.Map(
            Reading.India,
            """{"sessionId":"s-1","conversationId":"c-1","sessionStartTime":"2024-09-26T18:48:20","sessionEndTime":"2024-09-27T00:19:14"}""")).Session;

        Assert.Equal("2024-09-26T18:49:14Z", Reading.Utc(session.EffectiveEndTime));
        Assert.Equal(DataQualityFlags.None, session.DataQuality);
    }

    [Fact]
    public void T1_a_shifted_end_is_not_in_the_future()
    {
        var readAt = new DateTime(2024, 9, 26, 13, 20, 0, DateTimeKind.Utc);
        var session = Assert.Single(Reading.Map(
            Reading.India with { ReadAt = readAt },
            """{"sessionId":"s-1","smartStatus":"CLOSED AT BOT","sessionStartTime":"2024-09-26T18:48:20","sessionEndTime":"2024-09-27T00:19:14"}""")).Session;

        Assert.Equal(DataQualityFlags.TimeZoneShiftSuspect, session.DataQuality);
    }
}
