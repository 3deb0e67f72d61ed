using System.Globalization;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Samples;

/// <summary>The vendor's five published rows, through client, cache and schema, asked at offset 0 and at the −330 they were printed for.</summary>
public sealed class RecordSampleTests
{
    private const string Query =
        """
        {
          sessions(order: [{ startTime: ASC }]) {
            totalCount
            nodes {
              sessionId channel direction startTime endTime effectiveEndTime durationSeconds outcome finalStatus smartStatus statusDetail dataQuality
              botId userId channelSpecificUserId orgId customer { phone centerPhone firstName lastName email } skills { skillId } userTags { name }
              sessionTags { name value } intents intentsKnown settled
              conversations {
                conversationId isVoicemail startTime handoverTime endTime durationSeconds outcome statusDetail dispositions lastIntentName
                call { caller callee dialedNumber } transferCount firstWaitSeconds handleSeconds
                destinations { __typename ordinal }
                queueVisits { queue { queueId name } enterTime answerTime exitTime waitSeconds exitReason respondingAgent { agentName } nonRespondingAgents { event } }
                agentSegments {
                  agent { agentId name email } queue { name } status assignedTime acceptedTime firstResponseTime interactionEndTime ringSeconds
                  firstResponseSeconds interactionSeconds holdSeconds afterCallWorkSeconds handleSeconds endedByTransfer notes consultations { name } joinedUsers { name }
                }
              }
            }
          }
        }
        """;

    [Fact]
    public async Task At_offset_zero_every_time_is_the_true_one()
    {
        await using var upstream = await VendorStub.StartAsync(VendorSample.RecordsAtOffsetZero());

        (await AskAsync(upstream, 0)).MatchSnapshot();
    }

    [Fact]
    public async Task At_minus_330_shifted_ends_are_flagged_and_repaired()
    {
        await using var upstream = await VendorStub.StartAsync(VendorSample.Read("interactionDetails.response.seed.json"), -330);

        (await AskAsync(upstream, -330)).MatchSnapshot();
    }

    [Fact]
    public async Task The_offset_changes_nothing_but_the_shifted_ends()
    {
        await using var utc = await VendorStub.StartAsync(VendorSample.RecordsAtOffsetZero());
        await using var india = await VendorStub.StartAsync(VendorSample.Read("interactionDetails.response.seed.json"), -330);

        var (expected, actual) = ((await AskAsync(utc, 0)).Split('\n'), (await AskAsync(india, -330)).Split('\n'));

        Assert.Equal(
            [
                "- \"endTime\": \"2024-09-26T13:19:14.000Z\",", "+ \"endTime\": \"2024-09-26T18:49:14.000Z\",",
                "- \"dataQuality\": [],", "+ \"dataQuality\": [\"TIME_ZONE_SHIFT_SUSPECT\"],",
                "- \"endTime\": \"2024-09-26T13:20:54.000Z\",", "+ \"endTime\": \"2024-09-26T18:50:54.000Z\",",
                "- \"dataQuality\": [],", "+ \"dataQuality\": [\"TIME_ZONE_SHIFT_SUSPECT\"],",
            ],
            Differences(expected, actual));
    }

    // Lists of one flag are folded to one line, so that both answers have the same lines.
    private static async Task<string> AskAsync(VendorStub upstream, int offset)
    {
        var settings = new Dictionary<string, string> { ["Upstream__TimeZoneOffset"] = offset.ToString(CultureInfo.InvariantCulture) };
        var clock = new ManualTimeProvider(DateTimeOffset.Parse("2024-09-27T00:00:00Z", null));
        await using var server = await TestServer.StartAsync(upstream, clock, settings: settings, backfill: ("2024-09-24T00:00:00Z", "2024-09-27T00:00:00Z"));
        var answer = await server.AskAsync(Query);
        _ = answer.Data;
        return System.Text.RegularExpressions.Regex.Replace(answer.Pretty(), "\\[\\s+(\"[A-Z_]+\")\\s+\\]", "[$1]");
    }

    private static IEnumerable<string> Differences(string[] before, string[] after)
    {
        Assert.Equal(before.Length, after.Length);
        return before.Zip(after).Where(pair => pair.First != pair.Second).SelectMany(pair => new[] { $"- {pair.First.Trim()}", $"+ {pair.Second.Trim()}" });
    }
}
