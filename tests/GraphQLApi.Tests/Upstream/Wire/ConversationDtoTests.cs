using System.Text;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

public sealed class ConversationDtoTests
{
    [Theory]
    [InlineData("conversation.get.seed-masked.json", "c-3c04346-e522-4c53-9e03-c9566d85xxxx", "646af57bcc41e5bfbd5exxxx", "I'm sorry.")]
    [InlineData("conversation.get.seed-unmasked.json", "c-3c04346-e522-4c53-9e03-c9566d859aad", "646af57bcc41e5bfbd5efb82", "I’m sorry.")]
    public void Both_samples(string sample, string id, string session, string remark)
    {
        var dto = WireDocument.ReadConversation(Samples.Read(sample))!;
        Assert.Equal((id, session, "CLOSED", "rtm", "messaging", "en"), (dto.Id, dto.BotSessionId, dto.Status, dto.Source, dto.ConversationType, dto.Language));
        Assert.Equal((5, 3369, "YES", 1684731305351), (dto.Priority, dto.WaitTime, dto.SurveyRequired, dto.TimestampValue));
        Assert.Equal((false, false, true), (dto.CallbackOpted, dto.IsDeveloper, dto.IsProactiveAgentAssistEnabled));
        Assert.Equal(
            ("2023-05-22T04:55:05.351Z", "2023-05-22T05:29:14.086Z", "2023-05-22T04:55:07.718Z", "2023-05-22T05:29:24.067Z"),
            (dto.StartTime, dto.EndTime, dto.AcceptedAt, dto.UpdatedAt));
        Assert.Equal(("TalkToAgent", "I want to talk to an agent"), (dto.KeyIntentName, dto.KeyIntentUserInput));
        Assert.Equal(("SYSTEM_DROP_OFF", "DROP-OFF"), (dto.Dispositions!.MetaStatus, dto.Dispositions.Status));
        Assert.StartsWith(remark, dto.Dispositions.Remarks, StringComparison.Ordinal);
        Assert.Empty(dto.Dispositions.DispositionSets);
        Assert.Null(dto.GatewayConversationId);
        Assert.Empty(dto.UnparsedValues);
    }

    [Fact]
    public void The_parts_of_the_masked_sample()
    {
        var dto = WireDocument.ReadConversation(Samples.Read("conversation.get.seed-masked.json"))!;
        var participant = Assert.Single(dto.Participants);
        Assert.Equal(("Default Queue", "John Doe", "INACTIVE"), (participant.QueueName, participant.Name, participant.Status));
        Assert.Equal(("2023-05-22T04:55:07.718Z", "2023-05-22T05:29:14.043Z"), (participant.StartTime, participant.EndTime));
        Assert.Equal((false, true), (participant.IsTransferred, participant.OnInterrupt));
        var transfer = Assert.Single(dto.TransferDetails);
        Assert.Equal(("QUEUE", "HIGHEST", false, "2023-05-22T05:29:14.007Z"), (
            transfer.TransferredType, transfer.Priority, transfer.IsManager, transfer.TransferredAt));
        Assert.Equal([("qu-241a4d7-e5d0-45a9-8032-82384505xxxx", "QUEUE")], transfer.TransferredTo.Select(target => (target.Id, target.Type)));
        Assert.Equal([("ASSIGNED", "INACTIVE"), ("TRANSFERRED", "ACTIVE")], dto.Queues.Select(queue => (queue.Type, queue.Status)));
        Assert.Equal(
            [("Kore.ai Web Client", "2023-05-18T03:36:25.601Z", 350312.351)],
            dto.AgentDesktopMeta!.PagesVisited!.Select(page => (page.Page, page.Timestamp, page.TimeSpent)));
        Assert.StartsWith("""{"workinghours":{"workdays":"mon,tue,wed,thu,fri",""", Samples.Compact(dto.UserInfo));
        Assert.Equal("[]", Samples.Compact(dto.FormData));
    }

    [Fact]
    public void The_reduced_shape_of_2026_lacks_half_of_it()
    {
        var dto = WireDocument.ReadConversation(Samples.Read("conversation.get.seed-masked.reduced-2026-shape.json"))!;
        Assert.Equal("c-3c04346-e522-4c53-9e03-c9566d85xxxx", dto.Id);
        Assert.Empty(dto.Queues);
        Assert.Null(dto.UserInfo);
        Assert.Null(dto.CreatedAt);
        Assert.Single(dto.Participants);
        Assert.Empty(dto.UnparsedValues);
    }

    [Fact]
    public void Voice_rows_notes_and_disposition_sets()
    {
        var dto = WireDocument.ReadConversation(Encoding.UTF8.GetBytes(
            """
            {"_id":"c-1","conversationId":"0b7f-gateway","priority":null,"surveyRequired":true,
             "sentimentTone":{"sentiment":"fear","emoji":"😨","strength":2},"summary":["one"],
             "notes":[{"_id":"n-1","conversationId":"c-1","author":{"_id":"a-1","firstName":"Kim","lastName":"Roe","userId":"u-1"},"note":"10:32","timestamp":"2023-05-22T05:00:00.000Z"}],
             "dispositions":{"dispositionSets":[{"dispositionsSet":"Default","dispositionCodes":"Resolved"}]}}
            """))!;
        Assert.Equal(("0b7f-gateway", null, "true"), (dto.GatewayConversationId, dto.Priority, dto.SurveyRequired));
        Assert.Equal(("fear", "😨", "2"), (dto.SentimentTone!.Sentiment, dto.SentimentTone.Emoji, dto.SentimentTone.Strength));
        Assert.Equal(["one"], dto.Summary);
        Assert.Equal([("10:32", "Kim", "u-1")], dto.Notes!.Select(note => (note.Text, note.Author!.FirstName, note.Author.UserId)));
        Assert.Equal([("Default", "Resolved")], dto.Dispositions!.DispositionSets.Select(set => (set.Name, set.Codes)));
    }
}
