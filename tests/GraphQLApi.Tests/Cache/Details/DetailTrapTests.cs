using System.Text.Json;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Details;

/// <summary>CONTRACT §8 by number, as far as the single conversation is concerned.</summary>
public sealed class DetailTrapTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public void T7_waiting_is_milliseconds_and_time_on_a_page_is_seconds()
    {
        var detail = Read("""{"_id":"c-1","waitTime":3369,"agentDesktopMeta":{"pagesVisited":[{"page":"p","timestamp":"2023-05-18T03:36:25.601Z","timespent":350312.351}]}}""");

        Assert.Equal((3.369, 350312.351), (detail.WaitSeconds, Assert.Single(detail.PagesVisited!).Seconds));
    }

    [Fact]
    public void T11_times_that_contradict_each_other_stay_as_they_are()
    {
        var detail = Read(
            """
            {"_id":"c-1","startTime":"2023-05-22T04:55:05.351Z","endTime":"2023-05-22T05:29:14.086Z","updatedAt":"2023-05-22T05:29:24.067Z",
             "transferDetails":[{"transferredAt":"2023-05-22T05:29:14.007Z","transferredTo":[]}],
             "participants":[{"agentId":"u-1","endTimeStamp":"2023-05-22T05:29:14.043Z"}],
             "agentDesktopMeta":{"pagesVisited":[{"page":"p","timestamp":"2023-05-18T03:36:25.601Z","timespent":1}]}}
            """);

        Assert.Equal(
            "2023-05-18T03:36:25.601Z 2023-05-22T04:55:05.351Z 2023-05-22T05:29:14.007Z 2023-05-22T05:29:14.043Z 2023-05-22T05:29:14.086Z 2023-05-22T05:29:24.067Z",
            string.Join(' ', new[]
            {
                detail.PagesVisited![0].At, detail.StartTime, detail.Transfers[0].TransferredAt, detail.Participants[0].EndTime, detail.EndTime, detail.UpdatedAt,
            }.Select(Reading.Utc)));
    }

    [Fact]
    public void T18_the_gateways_id_is_not_the_conversations()
    {
        var detail = Read("""{"_id":"c-1","conversationId":"0b7f3c7e-8a57-4d4b-9d2a-111111111111","notes":[{"conversationId":"c-1","note":"called"}]}""");

        Assert.Equal("0b7f3c7e-8a57-4d4b-9d2a-111111111111", detail.GatewayConversationId);
        Assert.Equal("c-1", detail.Raw?.GetProperty("_id").GetString());
    }

    [Fact]
    public void T19_the_organisation_is_the_conversations_own()
    {
        var detail = Read("""{"_id":"c-1","orgId":"o-ca23f4c5","userInfo":{"orgId":"o-e31a1a45"}}""");

        Assert.Equal(("o-ca23f4c5", "o-e31a1a45"), (detail.OrgId, detail.UserInfo?.GetProperty("orgId").GetString()));
    }

    [Fact]
    public void T31_contradictions_are_told_as_they_were_sent()
    {
        var detail = Read(
            """
            {"_id":"c-1","status":"CLOSED","participants":[{"agentId":"u-1","isTransferred":false}],
             "transferDetails":[{"fromQueue":"qu-1","transferredType":"QUEUE","transferredTo":[{"id":"qu-1","type":"QUEUE"}]}],
             "queues":[{"id":"qu-1","status":"INACTIVE"},{"id":"qu-1","status":"ACTIVE"}],"dispositions":{"metaStatus":"SYSTEM_DROP_OFF"}}
            """);

        Assert.Equal(("CLOSED", false, "SYSTEM_DROP_OFF"), (detail.Status, detail.Participants[0].IsTransferred, detail.Disposition?.MetaStatus));
        Assert.Equal(("qu-1", "qu-1"), (detail.Transfers[0].FromQueueId, Assert.Single(detail.Transfers[0].To).TargetId));
        Assert.Equal(["INACTIVE", "ACTIVE"], detail.QueueHistory.Select(queue => queue.Status));
    }

    [Theory]
    [InlineData("""{"dispositionSets":null,"status":"UnKnown"}""", "UnKnown", "")]
    [InlineData("""{"dispositionSets":[{"dispositionsSet":"Default","dispositionCodes":"Resolved"}]}""", null, "Default=Resolved")]
    [InlineData("""["Resolved"]""", null, "")] // the records' shape, where an object is documented
    public void T32_dispositions_are_an_object_here_and_their_sets_may_be_null(string dispositions, string? status, string sets)
    {
        var detail = Read($$"""{"_id":"c-1","language":"en","dispositions":{{dispositions}}}""");

        Assert.Equal(("en", status), (detail.Language, detail.Disposition?.Status));
        Assert.Equal(sets, string.Join(' ', detail.Disposition?.Sets.Select(set => $"{set.Name}={set.Codes}") ?? []));
    }

    [Fact]
    public async Task T41_names_are_learned_from_records_and_never_from_a_conversation()
    {
        await using var cache = await CacheFixture.OpenAsync(request => ScriptedVendor.Json(request.Method == "POST"
            ? """
              {"numResults":1,"data":[{"conversationId":"c-1","sessionId":"s-1","sessionStartTime":"2026-02-28T11:46:40","destinations":[{"destinationType":"QueueEntry",
               "queueId":"qu-1","queueName":"Default Queue","EnterTime":"2026-02-28T11:47:00","respondingAgent":{"agentId":"u-1","name":"Kim Roe","acceptedTime":"2026-02-28T11:47:10"}}]}]}
              """
            : """
              {"_id":"c-1","botSessionId":"s-1","startTime":"2026-03-28T11:46:50.000Z","queues":[{"id":"qu-1","name":"Jane Doe","startTime":"2026-03-28T11:46:50.000Z"}],
               "participants":[{"agentId":"u-1","name":"John Doe","queueId":"qu-1","queueName":"Jane Doe","assignedAt":"2026-03-28T11:46:50.000Z"}]}
              """));
        await cache.CountAsync(new AskedRange(new DateTime(2026, 2, 28, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 2, 28, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(DetailState.Cached, Assert.Single(await cache.Get<ConversationDetails>().GetAsync(["c-1"], Freshness.Default, Token)).State);

        Assert.Equal("Default Queue", (await cache.QueryAsync(db => db.Queues.SingleAsync(Token))).Name);
        Assert.Equal("Kim Roe", (await cache.QueryAsync(db => db.Agents.SingleAsync(Token))).Name);
    }

    private static ConversationDetail Read(string json)
    {
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(json).ValueKind); // the reader is lenient: a slip of this test must not look like its mercy
        var detail = ConversationDetailReader.Read(new ConversationDetailRow { ConversationId = "c-1", IsKnown = true, Json = json, FetchedAt = new DateTime(2023, 6, 1, 0, 0, 0, DateTimeKind.Utc) });
        Assert.NotNull(detail);
        return detail;
    }
}
