using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Samples;

/// <summary>Both published feeds: times with the blanks as printed, and without. Two rows of one session merge (SEMANTICS §3.8).</summary>
public sealed class RealtimeSampleTests
{
    [Theory]
    [InlineData("intentrealtimedata.response.seed-verbatim.json")]
    [InlineData("intentrealtimedata.response.seed-dates-repaired.json")]
    public async Task Rows_of_one_session_merge(string file)
    {
        await using var upstream = await VendorStub.StartAsync(feed: VendorSample.Read(file));
        await using var server = await TestServer.StartAsync(upstream, Centre.Clock(), backfill: (Centre.From, Centre.Now));

        var answer = await server.AskAsync(
            """
            {
              realtimeSessions {
                botId fetchedAt gapSuspected
                nodes {
                  sessionId session { sessionId } intents callerNumber dialedNumber channel startTime endTime status timeHandled timeHandledSeconds deflectedTo userId
                }
              }
            }
            """,
            calls: 1);

        Assert.Equal(
            """
            {"realtimeSessions":{"botId":"st-00000000-0000-5000-8000-000000000001","fetchedAt":"2026-03-04T15:00:00.000Z","gapSuspected":false,"nodes":[{"sessionId":"6364a8616d8e6a6a0effxxxx","session":null,"intents":["Book a Ticket","Book a Flight"],"callerNumber":"+126529865","dialedNumber":"+126529865","channel":"audiocodes","startTime":"2022-01-06T14:07:08.185Z","endTime":"2022-01-06T14:44:17.527Z","status":"Dropoff","timeHandled":"13m: 8s","timeHandledSeconds":788,"deflectedTo":"rtm","userId":"u-6b184e56-ebe3-5acb-af3c-1e6bcb25xxxx"}]}}
            """,
            answer.Data.GetRawText());
    }
}
