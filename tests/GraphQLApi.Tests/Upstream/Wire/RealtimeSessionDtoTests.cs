using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

public sealed class RealtimeSessionDtoTests
{
    [Theory]
    [InlineData("intentrealtimedata.response.seed-verbatim.json", "2022-01-06T14: 07: 08.185+00: 00")]
    [InlineData("intentrealtimedata.response.seed-dates-repaired.json", "2022-01-06T14:07:08.185+00:00")]
    public void Both_samples(string sample, string startText)
    {
        var rows = WireDocument.ReadRealtimeSessions(Samples.Read(sample));
        Assert.Equal(
            [
                ("st-bb0e8899-a753-568f-984f-3338de26xxxx", "username@domain.com", "rtm", "completed", "50s", "rtm"),
                ("+126529865", "+126529865", "audiocodes", "Dropoff", "13m: 8s", null),
            ],
            rows.Select(row => (row.Ani, row.Dni, row.Channel, row.Status, row.TimeHandled, row.DeflectedTo)));
        Assert.Equal(["Book a Ticket", "Book a Flight"], rows[0].Intents);
        Assert.Empty(rows[1].Intents);
        Assert.All(rows, row => Assert.Equal("6364a8616d8e6a6a0effxxxx", row.SessionId));
        Assert.All(rows, row => Assert.Equal(startText, row.StartTime));
        Assert.All(rows, row => Assert.Equal(
            new DateTimeOffset(2022, 1, 6, 14, 44, 17, 527, TimeSpan.Zero), WireTime.Parse(row.EndTime)));
        Assert.All(rows, row => Assert.Empty(row.UnparsedValues));
    }
}
