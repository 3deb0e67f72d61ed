using System.Text;
using System.Text.Json;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Details;

public sealed class ConversationDetailReaderTests
{
    private static readonly DateTime FetchedAt = new(2024, 9, 28, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("conversation.get.seed-masked.json")]
    [InlineData("conversation.get.seed-unmasked.json")]
    public void The_vendors_full_object(string file)
    {
        var detail = Read(Encoding.UTF8.GetString(Reading.SampleBytes(file)));

        Assert.Equal("rtm en messaging CLOSED TalkToAgent YES", $"{detail.Source} {detail.Language} {detail.ConversationType} {detail.Status} {detail.KeyIntentName} {detail.SurveyRequiredText}");
        Assert.Equal((5, 3.369, true, false, true), (detail.Priority, detail.WaitSeconds, detail.SurveyRequired, detail.CallbackOpted, detail.IsProactiveAgentAssistEnabled));
        Assert.Equal(
            "2023-05-22T04:55:05.351Z 2023-05-22T04:55:07.718Z 2023-05-22T05:29:14.086Z 2023-05-22T05:29:24.067Z",
            $"{Reading.Utc(detail.StartTime)} {Reading.Utc(detail.AcceptedAt)} {Reading.Utc(detail.EndTime)} {Reading.Utc(detail.UpdatedAt)}");
        var participant = Assert.Single(detail.Participants);
        Assert.Equal(("INACTIVE", false, true, "2023-05-22T04:55:07.718Z"), (participant.Status, participant.IsTransferred, participant.OnInterrupt, Reading.Utc(participant.StartTime)));
        var transfer = Assert.Single(detail.Transfers);
        Assert.Equal(("QUEUE", "HIGHEST", "QUEUE"), (transfer.TransferredType, transfer.Priority, Assert.Single(transfer.To).Type));
        Assert.Equal(transfer.FromQueueId, transfer.To[0].TargetId);
        Assert.Equal(["ASSIGNED INACTIVE", "TRANSFERRED ACTIVE"], detail.QueueHistory.Select(queue => $"{queue.Type} {queue.Status}"));
        Assert.Equal(("SYSTEM_DROP_OFF", "DROP-OFF", 0), (detail.Disposition?.MetaStatus, detail.Disposition?.Status, detail.Disposition?.Sets.Count));
        Assert.Equal(new DetailPageVisit("Kore.ai Web Client", new DateTime(2023, 5, 18, 3, 36, 25, 601, DateTimeKind.Utc), 350312.351), Assert.Single(detail.PagesVisited!));
        Assert.Equal("Raha Gaon", detail.UserInfo?.GetProperty("city").GetString());
        Assert.Equal(0, detail.Raw?.GetProperty("__v").GetInt32());
        Assert.Equal(FetchedAt, detail.FetchedAt);
    }

    [Fact]
    public void The_reduced_object_of_2026()
    {
        var detail = Read(Encoding.UTF8.GetString(Reading.SampleBytes("conversation.get.seed-masked.reduced-2026-shape.json")));

        Assert.Equal(("rtm", 3.369), (detail.Source, detail.WaitSeconds));
        Assert.Empty(detail.QueueHistory);
        Assert.Null(detail.PagesVisited);
        Assert.Empty(detail.Notes!);
        Assert.Null(detail.UserInfo);
        Assert.Null(detail.CreatedAt);
        Assert.Single(detail.Participants);
    }

    [Theory]
    [InlineData("\"YES\"", true, "YES")]
    [InlineData("\"no\"", false, "no")]
    [InlineData("true", true, "true")]
    [InlineData("\"ASK\"", null, "ASK")]
    [InlineData("null", null, null)]
    public void T28_surveyRequired_in_any_spelling(string json, bool? flag, string? text)
    {
        var detail = Read($$"""{"_id":"c-1","surveyRequired":{{json}},"priority":null}""");

        Assert.Equal((flag, text, null), (detail.SurveyRequired, detail.SurveyRequiredText, detail.Priority));
    }

    [Fact]
    public void What_has_no_key_is_left_out_and_what_does_not_parse_is_nothing()
    {
        var detail = Read(
            """
            {"_id":"c-1","conversationId":"gateway","startTime":"soon","sentimentTone":{"sentiment":"fear","emoji":"😨"},"queues":[{"name":"no id"},{"id":"qu-1"}],
             "skills":[{"name":"no id"},{"id":"k-1","name":"One"}],"transferDetails":[{"transferredTo":[{"name":"no id"}]}],
             "notes":[{"note":"called","timestamp":"2023-05-22T05:00:00.000Z","author":{"firstName":"Kim","userId":"u-1"}}],"formData":[{"a":1}],
             "dispositions":{"dispositionSets":[{"dispositionsSet":"Set","dispositionCodes":"A"}]}}
            """);

        Assert.Equal(("gateway", "fear", null), (detail.GatewayConversationId, detail.Sentiment, detail.StartTime));
        Assert.Equal("qu-1", Assert.Single(detail.QueueHistory).QueueId);
        Assert.Equal(("k-1", "One"), Assert.Single(detail.Skills));
        Assert.Empty(Assert.Single(detail.Transfers).To);
        Assert.Equal(new DetailNote("called", "Kim", "u-1", new DateTime(2023, 5, 22, 5, 0, 0, DateTimeKind.Utc)), Assert.Single(detail.Notes!));
        Assert.Equal(new DetailDispositionSet("Set", "A"), Assert.Single(detail.Disposition!.Sets));
        Assert.Equal("[{\"a\":1}]", detail.FormData?.GetRawText());
    }

    [Fact]
    public void A_row_without_answer_is_nothing() => Assert.Null(ConversationDetailReader.Read(new ConversationDetailRow { ConversationId = "c-1" }));

    [Fact]
    public void Text_that_is_no_conversation_is_an_error() =>
        Assert.ThrowsAny<JsonException>(() => ConversationDetailReader.Read(new ConversationDetailRow { Json = "<html>", IsKnown = true }));

    private static ConversationDetail Read(string json)
    {
        var detail = ConversationDetailReader.Read(new ConversationDetailRow { ConversationId = "c-1", IsKnown = true, Json = json, FetchedAt = FetchedAt });
        Assert.NotNull(detail);
        return detail;
    }
}
