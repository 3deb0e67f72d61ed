using System.Globalization;
using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>
/// One line a session, twice: as the simulator's source has it, and as the product answers. Written from the wire's names on one side and the
/// schema's on the other; no line of the product's mapping is used.
/// </summary>
internal static class SessionLines
{
    /// <summary>A page of the answer side; <c>CACHE_ONLY</c>, for what is compared is what is held.</summary>
    public const string Query =
        """
        query Page($from: DateTime!, $to: DateTime!, $after: String) @freshness(mode: CACHE_ONLY) {
          sessions(first: 1000, after: $after, where: { startTime: { gte: $from, lt: $to } }) {
            pageInfo { hasNextPage endCursor }
            nodes {
              sessionId startTime endTime finalStatus smartStatus csatScore npsScore likeDislikeScore
              conversations {
                conversationId dispositions queueVisits { enterTime queue { queueId } }
                agentSegments { acceptedTime interactionEndTime afterCallWorkEndTime agent { agentId } }
              }
            }
          }
        }
        """;

    public static string Expected(JsonElement record)
    {
        var entries = List(record, "destinations");
        var visits = entries.Where(entry => Text(entry, "destinationType") == "QueueEntry").Select(entry => $"{Text(entry, "queueId")}@{Time(entry, "EnterTime")}");
        var segments = entries
            .Select(entry => entry.TryGetProperty("respondingAgent", out var agent) ? agent : entry)
            .Where(entry => Text(entry, "agentId").Length > 0)
            .Select(agent => $"{Text(agent, "agentId")}:{Time(agent, "acceptedTime")}-{Time(agent, "interactionEndTime")}-{Time(agent, "afterCallWorkEndTime")}");
        var survey = Number(record, "csatScore") + Number(record, "npsScore") + Number(record, "likeDislikeScore");
        var conversation = Text(record, "conversationId") is { Length: > 0 } id
            ? $"{id} [{string.Join(',', List(record, "dispositions").Select(one => one.GetString()))}] {string.Join(',', visits)} {string.Join(',', segments)}"
            : "-";
        return $"{Text(record, "sessionId")} {Time(record, "sessionStartTime")} {Time(record, "sessionEndTime")} {Text(record, "finalStatus")}/{Text(record, "smartStatus")} {survey} {conversation}";
    }

    public static string Actual(JsonElement session)
    {
        var conversations = List(session, "conversations").Select(one =>
        {
            var visits = List(one, "queueVisits").Select(visit => $"{Text(visit.GetProperty("queue"), "queueId")}@{Time(visit, "enterTime")}");
            var segments = List(one, "agentSegments").Select(segment =>
                $"{Text(segment.GetProperty("agent"), "agentId")}:{Time(segment, "acceptedTime")}-{Time(segment, "interactionEndTime")}-{Time(segment, "afterCallWorkEndTime")}");
            return $"{Text(one, "conversationId")} [{string.Join(',', List(one, "dispositions").Select(value => value.GetString()))}] {string.Join(',', visits)} {string.Join(',', segments)}";
        });
        var survey = Number(session, "csatScore") + Number(session, "npsScore") + Number(session, "likeDislikeScore");
        return $"{Text(session, "sessionId")} {Time(session, "startTime")} {Time(session, "endTime")} {Text(session, "finalStatus")}/{Text(session, "smartStatus")} {survey} "
            + (string.Join(" + ", conversations) is { Length: > 0 } text ? text : "-");
    }

    private static IReadOnlyList<JsonElement> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";

    private static string Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? $"{name}={value.GetInt32()}" : "";

    // The wire has naive seconds in UTC, the schema milliseconds and a Z.
    private static string Time(JsonElement element, string name) =>
        Text(element, name) is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : "";
}
