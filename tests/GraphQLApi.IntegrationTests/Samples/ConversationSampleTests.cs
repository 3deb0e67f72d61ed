using System.Text.Json;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Samples;

/// <summary>The vendor's published conversation, masked and unmasked, found by its id: the single-conversation endpoint, then its session's minute.</summary>
public sealed class ConversationSampleTests
{
    private const string Query =
        """
        query One($id: String!) {
          conversation(conversationId: $id) {
            conversationId sessionId outcome detailState
            detail {
              source language conversationType status priority waitSeconds keyIntentName keyIntentUserInput acceptedAt startTime endTime createdAt updatedAt
              startSessionTime reconnectedAt orgId accountId gatewayConversationId sentiment callbackOpted surveyRequired surveyRequiredText isDeveloper
              isProactiveAgentAssistEnabled
              participants { queue { queueId name } queueStartTime agent { agentId name } status assignedAt startTime endTime isTransferred onInterrupt }
              transfers { fromQueue { queueId } fromAgent { agentId } transferredType to { targetId name type email } transferredBy priority transferredAt isManager }
              queueHistory { queue { queueId } type status startTime isPreferredAgentTimeoutExpired }
              disposition { metaStatus status remarks dispositionSets { name codes } }
              skills { skillId } notes { text } pagesVisited { page at seconds } formData contactFlow
              fetchedAt
            }
          }
        }
        """;

    [Theory]
    [InlineData("conversation.get.seed-masked.json", "c-3c04346-e522-4c53-9e03-c9566d85xxxx", "646af57bcc41e5bfbd5exxxx", "04:55:01", "masked")]
    [InlineData("conversation.get.seed-unmasked.json", "c-3c04346-e522-4c53-9e03-c9566d859aad", "646af57bcc41e5bfbd5efb82", "04:54:19", "unmasked")]
    [InlineData("conversation.get.seed-masked.reduced-2026-shape.json", "c-3c04346-e522-4c53-9e03-c9566d85xxxx", "646af57bcc41e5bfbd5exxxx", "04:55:01", "reduced")]
    public async Task Every_documented_field_comes_out(string file, string conversationId, string sessionId, string start, string name)
    {
        // The record of the same contact, as interactionDetails would bring it: the vendor published none. A masked session id tells no time, so
        // the minute of the conversation's start is read instead.
        var record =
            $$"""
            {"numResults":1,"data":[{"conversationId":"{{conversationId}}","sessionId":"{{sessionId}}","channel":"rtm","finalStatus":"CLOSED",
             "sessionStartTime":"2023-05-22T{{start}}","sessionEndTime":"2023-05-22T05:29:14",
             "destinations":[{"destinationType":"QueueEntry","queueId":"qu-241a4d7-e5d0-45a9-8032-82384505xxxx","queueName":"Default Queue","EnterTime":"2023-05-22T04:55:05"}]}]}
            """;
        await using var upstream = await VendorStub.StartAsync(record, conversations: new Dictionary<string, string> { [conversationId] = VendorSample.Read(file) });
        await using var server = await TestServer.StartAsync(upstream, Centre.Clock(), backfill: (Centre.From, Centre.Now));

        var first = await server.AskAsync(Query, new { id = conversationId }, calls: 2);
        var again = await server.AskAsync(Query, new { id = conversationId });

        _ = first.Data;
        first.Pretty().MatchSnapshot(name);
        Assert.Equal(first.Body, again.Body);
        // The customer's own bag stays out of a committed file.
        var raw = await server.AskAsync("query Raw($id: String!) { conversation(conversationId: $id) { detail { raw userInfo } } }", new { id = conversationId });
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(VendorSample.Read(file)), raw.Data.GetProperty("conversation").GetProperty("detail").GetProperty("raw")), raw.Body);
        Assert.Equal(name == "reduced", raw.At("conversation.detail.userInfo") is null);
    }

    [Fact]
    public async Task A_conversation_that_nobody_knows_is_null()
    {
        await using var upstream = await VendorStub.StartAsync();
        await using var server = await TestServer.StartAsync(upstream, Centre.Clock(), backfill: (Centre.From, Centre.Now));

        var answer = await server.AskAsync(Query, new { id = "c-0000000-0000-0000-0000-000000000000" }, calls: 1);
        var again = await server.AskAsync(Query, new { id = "c-0000000-0000-0000-0000-000000000000" });

        Assert.Equal("""{"conversation":null}""", answer.Data.GetRawText());
        Assert.Equal(answer.Body, again.Body);
    }
}
