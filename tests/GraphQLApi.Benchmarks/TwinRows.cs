using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>A vendor record → rows, by hand: what <see cref="InsertTwin"/> derives and inserts.</summary>
internal sealed class TwinRows(SqliteConnection connection)
{
    private static readonly byte[] Secret = new byte[32];

    private readonly List<TwinInsert> all = [];
    private TwinInsert? sessions, raw, sessionTags, sessionSkills, sessionIntents, conversations, tags, skills, dispositions, segments, visits, misses, queues, agents, answers;

    public void Join(SqliteTransaction transaction)
    {
        sessions ??= Add("Sessions", "SessionId Channel Direction StartTime EndTime EffectiveEndTime DurationSeconds Outcome FinalStatus SmartStatus StatusDetail DisconnectingEvent BotId AutomationBotIds UserId ChannelSpecificUserId OrgId CustomerKey CustomerPhone CenterPhone CustomerFirstName CustomerLastName CustomerEmail IntentsKnown CsatScore CsatFeedback NpsScore LikeDislikeScore SurveyType DataQuality FetchedAt Settled ContentHash");
        raw ??= Add("RawRecords", "SessionId RecordKey Json FetchedAt");
        sessionTags ??= Add("SessionTags", "SessionId Scope Position Name Value");
        sessionSkills ??= Add("SessionSkills", "SessionId Position SkillId Name");
        sessionIntents ??= Add("SessionIntents", "SessionId Position Intent");
        conversations ??= Add("Conversations", "ConversationId SessionId Position Channel Direction IsVoicemail StartTime HandoverTime EndTime DurationSeconds Outcome FinalStatus SmartStatus StatusDetail DisconnectingEvent BotId UserId ChannelSpecificUserId CustomerKey CustomerPhone CenterPhone CustomerFirstName CustomerLastName CustomerEmail Caller Callee DialedNumber LastIntentName CampaignId CampaignName CampaignInstanceId DialingListId CampaignAttempt ContactStatus ContactLists DispositionRemarks CsatScore CsatFeedback NpsScore LikeDislikeScore SurveyType AutomationBotIds TransferCount HandleSeconds FirstWaitSeconds DataQuality FetchedAt Settled");
        tags ??= Add("ConversationTags", "ConversationId Scope Position Name Value");
        skills ??= Add("ConversationSkills", "ConversationId Position SkillId Name");
        dispositions ??= Add("ConversationDispositions", "ConversationId Position Disposition");
        segments ??= Add("AgentSegments", "ConversationId Ordinal SessionId IsInQueueVisit AgentId AgentName QueueId Status AssignedTime AcceptedTime Time FirstResponseTime InteractionEndTime AfterCallWorkEndTime RingSeconds FirstResponseSeconds InteractionSeconds HoldSeconds AfterCallWorkSeconds HandleSeconds EndedByTransfer Notes");
        visits ??= Add("QueueVisits", "ConversationId Ordinal SessionId QueueId QueueName EnterTime AnswerTime ExitTime WaitSeconds ExitReason CallbackOpted RespondingOrdinal");
        misses ??= Add("MissedAssignments", "ConversationId Ordinal Number SessionId QueueId AgentId AssignedTime Event");
        queues ??= Add("Queues", "QueueId FirstSeenAt LastSeenAt NameSeenAt Name");
        agents ??= Add("Agents", "AgentId FirstSeenAt LastSeenAt NameSeenAt Name Email");
        answers ??= Add("QueueAgents", "QueueId AgentId");
        all.ForEach(insert => insert.Join(transaction));
    }

    public void Insert(JsonElement record)
    {
        var session = Text(record, "sessionId")!;
        var conversation = Text(record, "conversationId");
        var (start, end) = (Time(record, "sessionStartTime"), Time(record, "sessionEndTime"));
        var customer = record.TryGetProperty("customerinfo", out var info) ? info : default;
        var (phone, email) = (Text(customer, "CustomerPhone"), Text(customer, "CustomerEmail"));
        var json = record.GetRawText();
        var key = Key(phone ?? email ?? Text(record, "userId"));
        var meta = record.TryGetProperty("metaInfo", out var bag) ? bag : default;
        var intent = meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("agentTransferConfig", out var transfer) ? Text(transfer, "lastIntentName") : null;
        sessions!.Run(session, Text(record, "channel"), Direction(record, customer), start, end, end, Seconds(start, end), Outcome(record, conversation), Text(record, "finalStatus"), Text(record, "smartStatus"), Text(record, "statusDetail"), Text(record, "disconnectingEvent"), Text(record, "botId"), Json(record, "automationBotIDs"), Text(record, "userId"), Text(record, "channelSpecificUserId"), Text(record, "orgId"), key, phone, Text(customer, "CenterPhone"), Text(customer, "CustomerFirstName"), Text(customer, "CustomerLastName"), email, 0, Number(record, "csatScore"), Text(record, "csatFeedback"), Number(record, "npsScore"), Number(record, "likeDislikeScore"), Text(record, "surveyType"), 0, start, 1, SHA256.HashData(Encoding.UTF8.GetBytes(json))[..16]);
        raw!.Run(session, conversation ?? "", json, start);
        Lists(record, session, sessionTags!, sessionSkills!);
        if (conversation is null)
        {
            return;
        }

        if (intent is not null)
        {
            sessionIntents!.Run(session, 0, intent);
        }

        var campaign = record.TryGetProperty("campaigninfo", out var named) ? named : default;
        var destinations = Items(record, "destinations").ToList();
        var handled = destinations.Sum(part => part.TryGetProperty("respondingAgent", out var agent) ? Number(agent, "interactionDuration") ?? 0 : 0);
        conversations!.Run(conversation, session, 0, Text(record, "channel"), Direction(record, customer), Text(record, "isVoicemail") == "YES" ? 1 : 0, start, destinations.Count > 0 ? Time(destinations[0], "EnterTime") : null, end, Seconds(start, end), Outcome(record, conversation), Text(record, "finalStatus"), Text(record, "smartStatus"), Text(record, "statusDetail"), Text(record, "disconnectingEvent"), Text(record, "botId"), Text(record, "userId"), Text(record, "channelSpecificUserId"), key, phone, Text(customer, "CenterPhone"), Text(customer, "CustomerFirstName"), Text(customer, "CustomerLastName"), email, Text(meta, "caller"), Text(meta, "callee"), Text(meta, "dialedNumber"), intent, Text(campaign, "campaignId"), Text(campaign, "campaignName"), Text(campaign, "campaignInstanceId"), Text(campaign, "campaignDialingListId"), Number(campaign, "attempt"), Text(campaign, "contactStatus"), Json(campaign, "contactListName"), Json(record, "dispositionRemarks"), Number(record, "csatScore"), Text(record, "csatFeedback"), Number(record, "npsScore"), Number(record, "likeDislikeScore"), Text(record, "surveyType"), Json(record, "automationBotIDs"), Math.Max(0, destinations.Count - 1), handled, null, 0, start, 1);
        Lists(record, conversation, tags!, skills!);
        var position = 0;
        foreach (var disposition in Items(record, "dispositions"))
        {
            dispositions!.Run(conversation, position++, disposition.GetString());
        }

        string? queue = null;
        for (var ordinal = 0; ordinal < destinations.Count; ordinal++)
        {
            queue = Destination(destinations[ordinal], session, conversation, ordinal, queue, start);
        }
    }

    private string? Destination(JsonElement part, string session, string conversation, int ordinal, string? queue, long? start)
    {
        var isVisit = Text(part, "queueId") is not null;
        queue = Text(part, "queueId") ?? queue;
        if (isVisit)
        {
            queues!.Run(queue, start, start, start, Text(part, "queueName"));
        }

        var agent = isVisit ? part.TryGetProperty("respondingAgent", out var responding) ? responding : default : part;
        if (Text(agent, "agentId") is { } agentId)
        {
            Segment(agent, agentId, session, conversation, ordinal, isVisit, queue, start);
        }

        if (!isVisit)
        {
            return queue;
        }

        var (enter, answered) = (Time(part, "EnterTime"), Time(agent, "acceptedTime"));
        visits!.Run(conversation, ordinal, session, queue, Text(part, "queueName"), enter, answered, answered, Seconds(enter, answered), answered is null ? 1 : 0, Text(part, "CallbackOpted") is "YES" ? 1 : null, answered is null ? null : ordinal);
        var number = 0;
        foreach (var miss in Items(part, "nonRespondingAgents"))
        {
            See(miss, start);
            misses!.Run(conversation, ordinal, number++, session, queue, Text(miss, "agentId"), Time(miss, "assignedAt"), Text(miss, "nonResponseEvent"));
        }

        return queue;
    }

    private void Segment(JsonElement agent, string agentId, string session, string conversation, int ordinal, bool isVisit, string? queue, long? start)
    {
        See(agent, start);
        var (assigned, accepted) = (Time(agent, "assignedAt"), Time(agent, "acceptedTime"));
        var (interaction, after) = (Number(agent, "interactionDuration"), Number(agent, "afterCallWorkDuration"));
        segments!.Run(conversation, ordinal, session, isVisit ? 1 : 0, agentId, Text(agent, "name"), queue, Text(agent, "status"), assigned, accepted, accepted ?? assigned ?? start, Time(agent, "firstResponseTime"), Time(agent, "interactionEndTime"), Time(agent, "afterCallWorkEndTime"), Seconds(assigned, accepted), Number(agent, "firstResponseDuration"), interaction, Number(agent, "holdDuration"), after, (interaction ?? 0) + (after ?? 0), 0, Json(agent, "agentNotes"));
        if (queue is not null && accepted is not null)
        {
            answers!.Run(queue, agentId);
        }
    }

    private void See(JsonElement agent, long? start)
    {
        agents!.Run(Text(agent, "agentId"), start, start, start, Text(agent, "name"), Text(agent, "email"));
        foreach (var other in Items(agent, "ConsultingAgents").Concat(Items(agent, "JoinedUsers")).Where(other => Text(other, "agentId") is not null))
        {
            agents.Run(Text(other, "agentId"), start, start, start, Text(other, "name"), Text(other, "email"));
        }
    }

    private static void Lists(JsonElement record, string key, TwinInsert tags, TwinInsert skills)
    {
        foreach (var (name, scope) in new[] { ("sessionleveltags", 0), ("userleveltags", 1) })
        {
            var position = 0;
            foreach (var tag in Items(record, name))
            {
                tags.Run(key, scope, position++, Text(tag, "name"), Text(tag, "value"));
            }
        }

        var number = 0;
        foreach (var skill in Items(record, "skills"))
        {
            skills.Run(key, number++, Text(skill, "id"), Text(skill, "name"));
        }
    }

    private TwinInsert Add(string table, string columns)
    {
        var insert = new TwinInsert(connection, table, columns.Split(' '));
        all.Add(insert);
        return insert;
    }

    private static IEnumerable<JsonElement> Items(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text.Trim() : null;

    private static string Json(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.GetRawText() : "[]";

    private static long? Number(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static long? Time(JsonElement record, string name) =>
        Text(record, name) is { } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new DateTimeOffset(time).ToUnixTimeMilliseconds()
            : null;

    private static double? Seconds(long? from, long? to) => (to - from) / 1000.0;

    private static int? Direction(JsonElement record, JsonElement customer) => (Text(record, "Direction") ?? Text(customer, "Direction")) switch { "Inbound" => 0, "Outbound" => 1, _ => null };

    private static int Outcome(JsonElement record, string? conversation) => (conversation, Text(record, "finalStatus")) switch { (null, "BotResolved") => 1, (null, _) => 2, (_, "ACTIVE") => 0, _ => 3 };

    private static string? Key(string? identity) => identity is null ? null : Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(identity))[..16]);
}
