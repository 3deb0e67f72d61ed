using System.Globalization;
using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Vendor records → contacts, written from SEMANTICS §2 and §3 and the vendor's page, without a look at the product's mapping.</summary>
internal static class Decoder
{
    private static readonly string[] Live =
    [
        "WITHBOT", "WAITINGQUEUE", "ASSIGNED", "WITHAGENT", "IDLE", "OVERDUE", "ACW", "ONHOLD", "ONMUTE", "ONSNOOZE", "CALLBACKCREATED", "DIALING",
        "RINGING", "AWAITINGFEEDBACK", "INWORKBIN", "INAGENTSWORKBIN",
    ];

    public static IReadOnlyList<Session> Sessions(IEnumerable<JsonElement> rows) =>
        [.. rows.GroupBy(row => Text(row, "sessionId")!).Select(group => Session(group.Key, [.. Ordered(group)])).OrderBy(session => session.Start)];

    private static IEnumerable<JsonElement> Ordered(IEnumerable<JsonElement> rows) => rows
        .OrderBy(row => Text(row, "conversationId") is null ? 0 : 1)
        .ThenBy(row => Times(row).DefaultIfEmpty(DateTime.MaxValue).Min())
        .ThenBy(row => Text(row, "conversationId"), StringComparer.Ordinal);

    private static Session Session(string id, JsonElement[] rows)
    {
        var session = new Session
        {
            Id = id,
            Start = rows.Min(row => Time(row, "sessionStartTime"))!.Value, // every record of the stand-in has one
            End = rows.Max(row => Time(row, "sessionEndTime")),
            Channel = First(rows, row => Text(row, "channel")),
            Direction = First(rows, Direction),
            BotId = First(rows, row => Text(row, "botId")),
            FinalStatus = First(rows.Reverse(), row => Text(row, "finalStatus")),
            Survey = Survey(First(rows.Reverse(), row => Text(row, "surveyType")), LastNumber(rows, "csatScore"), LastNumber(rows, "npsScore")),
            Tags = [.. rows.SelectMany(Tags).Distinct()],
            Skills = [.. rows.SelectMany(Skills).DistinctBy(skill => skill.Id)],
        };
        session.Conversations = [.. rows.Where(row => Text(row, "conversationId") is not null).Select(row => Conversation(row, session))];
        var smart = Plain(First(rows.Reverse(), row => Text(row, "smartStatus")));
        var hangup = Plain(First(rows.Reverse(), row => Text(row, "disconnectingEvent"))) == "USERHANGUP";
        session.Outcome = session.Conversations switch
        {
            { Count: > 0 } all => all.Any(conversation => !conversation.IsClosed) ? "IN_PROGRESS" : all[^1].Outcome,
            _ when IsLive(session.FinalStatus, smart) => "IN_PROGRESS",
            _ when Plain(session.FinalStatus) == "BOTRESOLVED" => "BOT_RESOLVED",
            _ when Plain(session.FinalStatus) == "DROPPED" || hangup => "BOT_DROPPED",
            _ when session.FinalStatus is null && smart == "CLOSEDATBOT" => "BOT_ENDED_UNKNOWN",
            _ => "UNKNOWN",
        };
        return session;
    }

    private static Conversation Conversation(JsonElement row, Session session)
    {
        var conversation = new Conversation
        {
            Id = Text(row, "conversationId")!, // the caller saw it
            Session = session,
            Channel = Text(row, "channel"),
            Direction = Direction(row),
            BotId = Text(row, "botId"),
            FinalStatus = Text(row, "finalStatus"),
            SmartStatus = Plain(Text(row, "smartStatus")),
            DisconnectingEvent = Text(row, "disconnectingEvent"),
            IsVoicemail = Flag(row, "isVoicemail"),
            LastIntent = Text(Member(Member(row, "metaInfo"), "agentTransferConfig"), "lastIntentName"),
            Campaign = Text(Member(row, "campaigninfo"), "campaignName"),
            Survey = Survey(Text(row, "surveyType"), Number(row, "csatScore"), Number(row, "npsScore")),
            Tags = [.. Tags(row)],
            Skills = [.. Skills(row)],
            Dispositions = [.. Elements(row, "dispositions").Select(element => Trimmed(element.GetString())).OfType<string>()],
            Contacts = [.. Times(row)],
        };
        conversation.Destinations = [.. Elements(row, "destinations").Select(element => Destination(element, conversation))];
        conversation.Outcome = Outcome(conversation);
        Journey.Complete(conversation);
        return conversation;
    }

    private static string Outcome(Conversation conversation)
    {
        var visits = conversation.Visits.ToArray();
        return conversation switch
        {
            _ when IsLive(conversation.FinalStatus, conversation.SmartStatus) => "IN_PROGRESS",
            { IsVoicemail: true } => "VOICEMAIL",
            { SmartStatus: "ABANDONEDWITHAGENT" } => "ABANDONED_WITH_AGENT",
            { IsHandled: true } => "AGENT_HANDLED",
            _ when visits.Any(visit => visit.IsCallback) => "CALLBACK_PENDING",
            { SmartStatus: "TERMINATED" } => "SYSTEM_TERMINATED",
            { Direction: "OUTBOUND" } => "NOT_REACHED",
            // Nobody accepted, or a rule above had fitted: the last visit is unanswered.
            _ when visits.Length > 0 => "ABANDONED_IN_QUEUE",
            _ => "UNKNOWN",
        };
    }

    private static Destination Destination(JsonElement element, Conversation conversation)
    {
        if (Text(element, "destinationType") != "QueueEntry")
            return new Destination(null, Segment(element, conversation));
        if (Text(element, "queueId") is not { } queueId)
            return new Destination(null, null);
        var visit = new Visit
        {
            Conversation = conversation,
            QueueId = queueId,
            Enter = Time(element, "EnterTime"),
            IsCallback = Flag(element, "CallbackOpted"),
            Misses = [.. Elements(element, "nonRespondingAgents").Where(miss => Text(miss, "agentId") is not null).Select(
                miss => new Miss(conversation, Text(miss, "agentId")!, queueId, Time(miss, "assignedAt"), Text(miss, "nonResponseEvent")))],
        };
        return new Destination(visit, Member(element, "respondingAgent") is { ValueKind: JsonValueKind.Object } agent ? Segment(agent, conversation) : null);
    }

    private static Segment? Segment(JsonElement element, Conversation conversation)
    {
        if (Text(element, "agentId") is not { } agentId)
            return null;
        var (accepted, end) = (Time(element, "acceptedTime"), Time(element, "interactionEndTime"));
        return new Segment
        {
            Conversation = conversation,
            AgentId = agentId,
            Assigned = Time(element, "assignedAt"),
            Accepted = accepted,
            InteractionEnd = end,
            WrapUpEnd = Time(element, "afterCallWorkEndTime"),
            FirstResponse = Number(element, "firstResponseDuration"),
            Interaction = Number(element, "interactionDuration") ?? (end - accepted)?.TotalSeconds,
            Hold = Number(element, "holdDuration"),
            WrapUp = Number(element, "afterCallWorkDuration"),
        };
    }

    private static bool IsLive(string? final, string smart) => Plain(final) is "ACTIVE" or "TRANSIENT_OPEN" || Live.Contains(smart);

    private static Survey Survey(string? type, int? csat, int? nps) =>
        new(csat is >= 1 and <= 5 && (type is null || Plain(type) == "CSAT") ? csat : null, nps is >= 0 and <= 10 ? nps : null);

    private static IEnumerable<DateTime> Times(JsonElement row) => Elements(row, "destinations")
        .SelectMany(element => Elements(element, "nonRespondingAgents").Append(element).Append(Member(element, "respondingAgent")))
        .SelectMany(element => new[] { Time(element, "EnterTime"), Time(element, "assignedAt") }).OfType<DateTime>();

    private static IEnumerable<Tag> Tags(JsonElement row) =>
        from list in new[] { ("USER", "userleveltags"), ("SESSION", "sessionleveltags") }
        from tag in Elements(row, list.Item2)
        where Text(tag, "name") is not null
        select new Tag(list.Item1, Text(tag, "name")!, Text(tag, "value"));

    private static IEnumerable<Skill> Skills(JsonElement row) =>
        Elements(row, "skills").Where(skill => Text(skill, "id") is not null).Select(skill => new Skill(Text(skill, "id")!, Text(skill, "name")));

    private static string? Direction(JsonElement row) => Plain(Text(row, "Direction") ?? Text(Member(row, "customerinfo"), "Direction")) switch
    {
        "INBOUND" => "INBOUND",
        "OUTBOUND" => "OUTBOUND",
        _ => null,
    };

    private static string? First(IEnumerable<JsonElement> rows, Func<JsonElement, string?> value) => rows.Select(value).FirstOrDefault(text => text is not null);

    private static int? LastNumber(JsonElement[] rows, string name) => rows.Reverse().Select(row => Number(row, name)).FirstOrDefault(number => number is not null);

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? Trimmed(text.GetString()) : null;

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static string Plain(string? text) => (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool Flag(JsonElement element, string name) =>
        Member(element, name) is var value && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && Plain(value.GetString()) is "YES" or "TRUE"));

    private static int? Number(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetInt32(),
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static DateTime? Time(JsonElement element, string name) =>
        Text(element, name) is { } text ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;
}
