using System.Text.RegularExpressions;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>The enums of the schema over those of the cache. Names follow HotChocolate: <c>AgentHandled</c> is <c>AGENT_HANDLED</c>.</summary>
internal static partial class Vocabularies
{
    public static EnumType Direction { get; } = Of<Direction>(
        "Direction", "Who started the contact (vendor: `Direction`, on bot records `customerinfo.Direction`).",
        (Cache.Rows.Direction.Inbound, "The customer came to us."),
        (Cache.Rows.Direction.Outbound, "We called the customer."));

    public static EnumType Outcome { get; } = Of<Outcome>(
        "Outcome", "How a session or conversation ended: exactly one, the first that fits in this order, computed from the vendor's status fields and destinations.",
        (Cache.Rows.Outcome.InProgress, "Not over: `finalStatus` ACTIVE or TRANSIENT_OPEN, or a live `smartStatus` such as WithAgent."),
        (Cache.Rows.Outcome.Voicemail, "The customer left a voice message (vendor: `isVoicemail`)."),
        (Cache.Rows.Outcome.AbandonedWithAgent, "The customer left while an agent was on it (`smartStatus` ABANDONED WITH AGENT)."),
        (Cache.Rows.Outcome.AgentHandled, "At least one agent segment was accepted."),
        (Cache.Rows.Outcome.CallbackPending, "The customer asked to be called back (`CallbackOpted`) and no agent has accepted since."),
        (Cache.Rows.Outcome.SystemTerminated, "The platform ended it (`smartStatus` TERMINATED), for instance because no agent was available."),
        (Cache.Rows.Outcome.AbandonedInQueue, "The customer left while waiting in a queue."),
        (Cache.Rows.Outcome.NotReached, "An outbound contact that nobody answered."),
        (Cache.Rows.Outcome.BotResolved, "The bot resolved it without people (`finalStatus` BotResolved)."),
        (Cache.Rows.Outcome.BotDropped, "The customer dropped out at the bot (`finalStatus` Dropped, or a user hang-up)."),
        (Cache.Rows.Outcome.BotEndedUnknown, "Closed at the bot without a final status."),
        (Cache.Rows.Outcome.Unknown, "None of the rules fits."));

    public static EnumType QueueExitReason { get; } = Of<QueueExitReason>(
        "QueueExitReason", "How a visit left its queue: exactly one; the seven counts add up to the visits offered.",
        (Cache.Rows.QueueExitReason.Answered, "An agent accepted."),
        (Cache.Rows.QueueExitReason.FlowedOut, "The contact went on to a later destination unanswered."),
        (Cache.Rows.QueueExitReason.Callback, "The customer opted for a callback (`CallbackOpted`)."),
        (Cache.Rows.QueueExitReason.Voicemail, "The conversation became a voicemail."),
        (Cache.Rows.QueueExitReason.Abandoned, "The customer gave up."),
        (Cache.Rows.QueueExitReason.SystemTerminated, "The platform ended the contact."),
        (Cache.Rows.QueueExitReason.Waiting, "The customer still waits in the queue."));

    public static EnumType DataQualityFlag { get; } = Of<DataQualityFlags>(
        "DataQualityFlag", "What is doubtful about a session's or conversation's data.",
        (DataQualityFlags.TimeZoneShiftSuspect, "The end was shifted twice by the vendor's time zone offset; `effectiveEndTime` is repaired."),
        (DataQualityFlags.NegativeWait, "An agent accepted before the queue was entered; `waitSeconds` is null."),
        (DataQualityFlags.DurationMismatch, "The vendor's duration and its times differ by more than 5 seconds."),
        (DataQualityFlags.EndBeforeStart, "The end lies before the start."),
        (DataQualityFlags.MissingStart, "The record has no start time; it was derived from the id, another time or the window."),
        (DataQualityFlags.MissingEnd, "Closed without an end time."),
        (DataQualityFlags.ActiveStale, "Still in progress although its window is settled."),
        (DataQualityFlags.UnknownStatus, "A status text outside the published lists."),
        (DataQualityFlags.FutureTimestamp, "A time more than five minutes after the reading."),
        (DataQualityFlags.UnparsedValue, "A value did not parse and is null; it stands in `raw`."),
        (DataQualityFlags.DuplicateRecord, "One contact seems to have two records, or one conversation two sessions."),
        (DataQualityFlags.WindowSaturated, "Its window holds more than the vendor lets anybody read."),
        (DataQualityFlags.AnsweredViaReassigned, "The answering segment was found after a supervisor's reassignment."));

    public static EnumType SyncJobKind { get; } = Of<SyncJobKind>(
        "SyncJobKind", "What asked for a sync job.",
        (Cache.Rows.SyncJobKind.Backfill, "A person, by mutation or command line."),
        (Cache.Rows.SyncJobKind.Settle, "The last reading of a window, after which no change is expected."),
        (Cache.Rows.SyncJobKind.Query, "A query over time that was never read."));

    public static EnumType SyncJobState { get; } = Of<SyncJobState>(
        "SyncJobState", "Where a sync job stands.",
        (Cache.Rows.SyncJobState.Queued, "Waiting for its turn."),
        (Cache.Rows.SyncJobState.Running, "At work: windows are being read from the vendor."),
        (Cache.Rows.SyncJobState.Succeeded, "Everything was read."),
        (Cache.Rows.SyncJobState.Failed, "Gave up; `error` says why."),
        (Cache.Rows.SyncJobState.Cancelled, "Stopped by a person; what was read is kept."));

    public static EnumType DetailState { get; } = Of<DetailState>(
        "DetailState", "Why `Conversation.detail` is there or not.",
        (Cache.Details.DetailState.Cached, "The detail was read and is held in the cache."),
        (Cache.Details.DetailState.NotCached, "Asked under CACHE_ONLY, and never fetched."),
        (Cache.Details.DetailState.UnknownUpstream, "The vendor knows no such conversation (remembered for 10 minutes)."),
        (Cache.Details.DetailState.Failed, "The vendor failed and nothing is cached; the error of `detail` says how."));

    public static EnumType CircuitState { get; } = Of<CircuitState>(
        "CircuitState", "State of the circuit breaker that keeps calls off a dead vendor host.",
        (Cache.Sync.CircuitState.Closed, "Calls go through."),
        (Cache.Sync.CircuitState.Open, "Calls fail at once."),
        (Cache.Sync.CircuitState.HalfOpen, "One probe is under way."));

    public static EnumType FreshnessMode { get; } = Of<FreshnessMode>(
        "FreshnessMode", "How an answer may use the cache.",
        (Cache.Coverage.FreshnessMode.CacheOnly, "Never calls the vendor."),
        (Cache.Coverage.FreshnessMode.StaleWhileRevalidate, "Time never read is fetched first; what is only stale is answered at once and refreshed behind."),
        (Cache.Coverage.FreshnessMode.Wait, "Fetches what is missing or older than `maxAgeSeconds` first, within the request's time budget."));

    public static EnumType SortDirection { get; } = new(
        "SortEnumType", "Direction of one sort key. Texts order by their UTF-8 bytes.",
        [
            new("ASC", false) { Description = "Ascending, rows without a value first." },
            new("DESC", true) { Description = "Descending, rows without a value last." },
        ]);

    public static EnumType Of<T>(string name, string description, params ReadOnlySpan<(T Value, string Description)> values)
        where T : struct, Enum
    {
        var definitions = new List<EnumValueDefinition>(values.Length);
        foreach (var (value, text) in values)
        {
            definitions.Add(new(WordStart().Replace(value.ToString(), "_").ToUpperInvariant(), value) { Description = text });
        }

        return new(name, description, definitions);
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
