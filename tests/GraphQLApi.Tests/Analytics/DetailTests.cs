using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics;

/// <summary>The single-conversation endpoint and the real-time feed, from what the cache keeps of them.</summary>
public sealed class DetailTests
{
    private const string Json = """
        {"_id":"c-1","orgId":"o-1","accountId":"a-1","conversationId":"gw-1","waitTime":3369,"priority":"5","surveyRequired":"YES","callbackOpted":false,"language":" ",
         "startTime":"2023-05-22T04:55:05.351Z","startSessionTime":"2023-05-22T04:55:00","sentimentTone":{"sentiment":"angry","emoji":"😨"},
         "participants":[{"queueId":"qu-1","queueName":"Renamed","agentId":"u-9","name":"Zoe","status":"INACTIVE","assignedAt":"2023-05-22T04:55:05.452Z","isTransferred":false}],
         "transferDetails":[{"fromQueue":"qu-9","fromAgent":null,"transferredType":"QUEUE","transferredTo":[{"id":"qu-1","name":"Default","type":"QUEUE"},{"name":"no id"}],"priority":"HIGHEST"}],
         "queues":[{"id":"qu-1","type":"ASSIGNED","startTime":"2023-05-22T04:55:05.350Z"},{"type":"no id"}],
         "dispositions":{"status":"DROP-OFF","remarks":"sorry","dispositionSets":null},"notes":[{"note":"n","author":{"firstName":"Jo","lastName":"Do","userId":"u-1"},"timestamp":"2023-05-22T05:00:00Z"}],
         "agentDesktopMeta":{"pagesVisited":[{"page":"p","timestamp":"2023-05-18T03:36:25.601Z","timespent":350312.351}]},"userInfo":{"city":"X"},"skills":[{"id":"k","name":"K"}]}
        """;

    [Fact]
    public async Task A_kept_detail_is_answered_field_by_field()
    {
        await using var host = await AnalyticsHost.StartAsync(db =>
        {
            SampleRows.Fill(db);
            db.Add(new ConversationDetailRow { ConversationId = "c-1", IsKnown = true, Json = Json, FetchedAt = SampleRows.Day });
        });
        const string Query = """
            { conversation(conversationId: "c-1") { detailState detail { orgId gatewayConversationId waitSeconds priority surveyRequired surveyRequiredText callbackOpted language
              startTime startSessionTime sentiment participants { queue { name } agent { agentId name firstSeenAt } status isTransferred }
              transfers { fromQueue { queueId name } fromAgent { agentId } to { targetId name type email } priority } queueHistory { queue { name } type }
              disposition { status remarks dispositionSets { name } } notes { text authorName createdAt } pagesVisited { seconds } userInfo formData skills { skillId } fetchedAt } } }
            """;
        Assert.Equal(
            """{"data":{"conversation":{"detailState":"CACHED","detail":{"orgId":"o-1","gatewayConversationId":"gw-1","waitSeconds":3.369,"priority":5,"surveyRequired":true,"surveyRequiredText":"YES","callbackOpted":false,"language":null"""
            + ""","startTime":"2023-05-22T04:55:05.351Z","startSessionTime":"2023-05-22T04:55:00.000Z","sentiment":"angry","participants":[{"queue":{"name":"Sales"},"agent":{"agentId":"u-9","name":"Zoe","firstSeenAt":"2023-05-22T04:55:05.351Z"},"status":"INACTIVE","isTransferred":false}]"""
            + ""","transfers":[{"fromQueue":{"queueId":"qu-9","name":null},"fromAgent":null,"to":[{"targetId":"qu-1","name":"Default","type":"QUEUE","email":null}],"priority":"HIGHEST"}],"queueHistory":[{"queue":{"name":"Sales"},"type":"ASSIGNED"}]"""
            + ""","disposition":{"status":"DROP-OFF","remarks":"sorry","dispositionSets":[]},"notes":[{"text":"n","authorName":"Jo Do","createdAt":"2023-05-22T05:00:00.000Z"}],"pagesVisited":[{"seconds":350312.351}],"userInfo":{"city":"X"},"formData":null,"skills":[{"skillId":"k"}],"fetchedAt":"2026-03-01T00:00:00.000Z"}}}}""",
            await host.AnswerAsync(Query));
    }

    [Fact]
    public async Task A_detail_that_was_never_fetched_says_so()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        Assert.Equal(
            """{"data":{"conversations":{"nodes":[{"detailState":"NOT_CACHED","detail":null}]}}}""",
            await host.AnswerAsync("{ conversations(first: 1) { nodes { detailState detail { status } } } }"));
    }

    [Fact]
    public async Task The_feed_is_answered_with_its_sessions()
    {
        await using var host = await AnalyticsHost.StartAsync(db =>
        {
            SampleRows.Fill(db);
            db.Add(new RealtimePollRow { BotId = "st-1", FetchedAt = SampleRows.Day, GapSuspected = true });
            db.Add(new RealtimeSessionRow { BotId = "st-1", SessionId = "s1", Intents = ["Book"], TimeHandled = "13m: 8s", TimeHandledSeconds = 788, FeedPosition = 0, LastSeenAt = SampleRows.Day });
            db.Add(new RealtimeSessionRow { BotId = "st-1", SessionId = "unread", FeedPosition = 1, LastSeenAt = SampleRows.Day });
        });
        Assert.Equal(
            """{"data":{"realtimeSessions":{"botId":"st-1","fetchedAt":"2026-03-01T00:00:00.000Z","gapSuspected":true,"nodes":[{"sessionId":"s1","intents":["Book"],"timeHandled":"13m: 8s","timeHandledSeconds":788,"session":{"channel":"voice"}},{"sessionId":"unread","intents":[],"timeHandled":null,"timeHandledSeconds":null,"session":null}]},"none":null}}""",
            await host.AnswerAsync("""{ realtimeSessions { botId fetchedAt gapSuspected nodes { sessionId intents timeHandled timeHandledSeconds session { channel } } } none: realtimeSessions(botId: "st-unknown") { botId } }"""));
    }

    [Fact]
    public async Task Coverage_stands_on_connections_over_time()
    {
        await using var host = await AnalyticsHost.StartAsync(db =>
        {
            SampleRows.Fill(db);
            db.Add(new CoverageRow { Scope = "", From = SampleRows.Day, To = SampleRows.Day.AddHours(2), ReadAt = SampleRows.Day.AddDays(8) });
        });
        Assert.Equal(
            """{"data":{"sessions":{"totalCount":3,"coverage":{"from":"2026-03-01T00:00:00.000Z","to":"2026-03-01T03:00:00.000Z","complete":false,"missing":[{"from":"2026-03-01T02:00:00.000Z","to":"2026-03-01T03:00:00.000Z"}],"completeThrough":"2026-03-01T02:00:00.000Z","warnings":[]}},"coverage":{"complete":true,"asOf":"2026-03-09T00:00:00.000Z"}}}""",
            await host.AnswerAsync(
                """
                { sessions(where: { startTime: { gte: "2026-03-01T00:00:00Z", lt: "2026-03-01T03:00:00Z" } }) { totalCount coverage { from to complete missing { from to } completeThrough warnings } }
                  coverage(from: "2026-03-01T00:00:00Z", to: "2026-03-01T02:00:00Z") { complete asOf } }
                """));
    }
}
