namespace GraphQLApi.Cache.Access;

/// <summary>
/// SEMANTICS §7.5 as conditions on the rows of each table. Ids stand in them as literals. The plus before a column keeps SQLite from choosing an
/// index by a limit instead of by what a statement itself asks for: its plans stay those of callers who see everything.
/// </summary>
internal sealed class RowRules(Visibility visibility)
{
    /// <summary>The table and alias that every condition is about.</summary>
    public const string Row = "x";

    private const string Nothing = "0";

    /// <summary>Tables of the model whose rows are nobody's in particular, and why everybody may read them.</summary>
    public static IReadOnlyDictionary<string, string> Open { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Coverage"] = "says which time was read, not what was in it",
        ["DatabaseStamp"] = "says whose database it is; no field shows it, and every snapshot begins with it",
        ["FactDays"] = "numbers that rise with every change of a day; no field shows them",
        ["UpstreamCalls"] = "times of calls to the vendor",
    };

    private const string Polls = "RealtimePolls";

    /// <summary>The condition of each table that is not open; of a caller who sees everything there is none.</summary>
    public IReadOnlyDictionary<string, string> Conditions()
    {
        // The rules say so too, but only row by row; when a bot's feed was polled is nobody's queue.
        var seesNothing = visibility is { Queues.Count: 0 } or { Bots.Count: 0 };
        return visibility.IsAll
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : ByTable().ToDictionary(rule => rule.Table, rule => seesNothing && rule.Table != Polls ? Nothing : rule.Condition, StringComparer.Ordinal);
    }

    private IEnumerable<(string Table, string Condition)> ByTable() =>
    [
        ("Sessions", visibility.Queues is null ? IsSessionOfBot(Row) : HasVisit("SessionId")),
        ("SessionIntents", IsOfSession()),
        ("SessionSkills", IsOfSession()),
        ("SessionTags", IsOfSession()),
        ("RawRecords", $"{IsOfSession()} AND ({Row}.\"RecordKey\" = '' OR {IsOfConversation("RecordKey")})"),
        ("Conversations", visibility.Queues is null ? IsConversationOfBot(Row) : HasVisit("ConversationId")),
        ("ConversationDetails", IsOfConversation()),
        ("ConversationDispositions", IsOfConversation()),
        ("ConversationSkills", IsOfConversation()),
        ("ConversationTags", IsOfConversation()),
        ("QueueVisits", IsStay(Row)),
        ("AgentSegments", IsStay(Row)),
        ("MissedAssignments", IsStay(Row)),
        ("Consultations", IsOfSegment()),
        ("JoinedUsers", IsOfSegment()),
        ("Queues", IsQueue()),
        ("Agents", IsAgent()),
        ("QueueAgents", Exists("AgentSegments", "la", $"la.\"AgentId\" = {Row}.\"AgentId\" AND +la.\"QueueId\" = {Row}.\"QueueId\" AND {IsStay("la")}")),
        (Polls, visibility.Bots is null ? "1" : IsAmong($"{Row}.\"BotId\"", visibility.Bots)),
        ("RealtimeSessions", IsFinished()),
        ("SyncJobs", Nothing), // reading work is the whole account's
        ("AccessKeys", Nothing), // other callers
        ("Tombstones", Nothing), // other people
    ];

    // A visit, segment or miss: by its own queue, and by the bot of its conversation.
    private string IsStay(string row) => All(
        visibility.Queues is { } queues ? IsAmong($"+{row}.\"QueueId\"", queues) : null,
        visibility.Bots is null ? null : HasBot($"{row}.\"ConversationId\""));

    private string HasVisit(string key) => Exists("QueueVisits", "lv", $"lv.\"{key}\" = {Row}.\"{key}\" AND {IsStay("lv")}");

    private string IsOfSession() => visibility.Queues is null
        ? Exists("Sessions", "ls", $"ls.\"SessionId\" = {Row}.\"SessionId\" AND {IsSessionOfBot("ls")}")
        : HasVisit("SessionId");

    private string IsOfConversation(string key = "ConversationId") => visibility.Queues is null
        ? HasBot($"{Row}.\"{key}\"")
        : Exists("QueueVisits", "lv", $"lv.\"ConversationId\" = {Row}.\"{key}\" AND {IsStay("lv")}");

    private string IsOfSegment() => Exists(
        "AgentSegments", "la", $"la.\"ConversationId\" = {Row}.\"ConversationId\" AND la.\"Ordinal\" = {Row}.\"Ordinal\" AND {IsStay("la")}");

    private string IsQueue() => All(
        visibility.Queues is { } queues ? IsAmong($"+{Row}.\"QueueId\"", queues) : null,
        visibility.Bots is null ? null : Exists("QueueVisits", "lv", $"lv.\"QueueId\" = {Row}.\"QueueId\" AND {IsStay("lv")}"));

    // Who missed an offer is part of the offer, as who took it is.
    private string IsAgent() =>
        Exists("AgentSegments", "la", $"la.\"AgentId\" = {Row}.\"AgentId\" AND {IsStay("la")}")
        + " OR " + Exists("MissedAssignments", "lm", $"lm.\"AgentId\" = {Row}.\"AgentId\" AND {IsStay("lm")}");

    private string IsFinished() => All(
        visibility.Bots is { } bots ? IsAmong($"{Row}.\"BotId\"", bots) : null,
        visibility.Queues is null ? null : HasVisit("SessionId"));

    private string HasBot(string conversationId) => Exists("Conversations", "lc", $"lc.\"ConversationId\" = {conversationId} AND {IsConversationOfBot("lc")}");

    // A conversation whose record names no bot is its session's.
    private string IsConversationOfBot(string row) => IsAmong(
        $"coalesce({row}.\"BotId\", (SELECT lb.\"BotId\" FROM main.\"Sessions\" AS lb WHERE lb.\"SessionId\" = {row}.\"SessionId\"))", visibility.Bots!); // asked for where bots limit

    // A session is seen by its own bot and by those of its conversations.
    private string IsSessionOfBot(string row) =>
        $"({IsAmong($"{row}.\"BotId\"", visibility.Bots!)} OR " // asked for where bots limit
        + Exists("Conversations", "lc", $"lc.\"SessionId\" = {row}.\"SessionId\" AND {IsConversationOfBot("lc")}") + ")";

    private static string All(string? first, string? second) => string.Join(" AND ", new[] { first, second }.OfType<string>());

    private static string Exists(string table, string alias, string condition) => $"EXISTS (SELECT 1 FROM main.\"{table}\" AS {alias} WHERE {condition})";

    private static string IsAmong(string value, IReadOnlyList<string> ids) => $"{value} IN ({string.Join(", ", ids.Select(Literal))})";

    private static string Literal(string id) => $"'{id.Replace("'", "''", StringComparison.Ordinal)}'";
}
