using System.Text;
using GraphQLApi.Cache.Derivation;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Mapping;

/// <summary>All records of one session → one session (SEMANTICS §2.1): first or last non-empty by field, lists united.</summary>
internal static class SessionMapping
{
    /// <param name="sessionId">The key; where the vendor left it out, the conversation's id stands in (then flagged).</param>
    /// <param name="records">In the order of <see cref="SourceRecord.Compare"/>, each conversation once.</param>
    /// <param name="context">How the records were read.</param>
    /// <param name="owners">Which session of this reading holds which conversation.</param>
    public static MappedSession Map(string sessionId, IReadOnlyList<SourceRecord> records, MappingContext context, ConversationOwners owners)
    {
        var row = Merge(sessionId, records);
        row.FetchedAt = context.ReadAt;
        row.Settled = context.Settled;
        row.DataQuality = context.Saturated ? DataQualityFlags.WindowSaturated : DataQualityFlags.None;
        row.CustomerKey = CustomerKey.Derive(context.CustomerKeySecret, row.CustomerPhone, row.CustomerEmail, row.UserId);
        Span(row, records, context);
        VendorLists.UniteIn(row, records);
        Conversations(row, records, context, owners);
        Duplicates.Flag(row, owners);
        Judge(row, records, context);
        var canonical = records.OrderBy(record => record.ConversationId ?? "", StringComparer.Ordinal).ToList();
        row.ContentHash = ContentHash.Of(canonical.ConvertAll(record => record.Dto.Raw), context.TimeZoneOffset);
        return new MappedSession(row, canonical.ConvertAll(record => Raw(sessionId, record, context)));
    }

    private static SessionRow Merge(string sessionId, IReadOnlyList<SourceRecord> records) => new()
    {
        SessionId = sessionId,
        Channel = First(records, record => record.Dto.Channel),
        Direction = records.Select(record => record.Direction).FirstOrDefault(direction => direction is not null),
        BotId = First(records, record => record.Dto.BotId),
        UserId = First(records, record => record.Dto.UserId),
        ChannelSpecificUserId = First(records, record => record.Dto.ChannelSpecificUserId),
        OrgId = First(records, record => record.Dto.OrgId),
        CustomerPhone = First(records, record => record.Dto.CustomerInfo?.Phone),
        CenterPhone = First(records, record => record.Dto.CustomerInfo?.CenterPhone),
        CustomerFirstName = First(records, record => record.Dto.CustomerInfo?.FirstName),
        CustomerLastName = First(records, record => record.Dto.CustomerInfo?.LastName),
        CustomerEmail = First(records, record => record.Dto.CustomerInfo?.Email),
        FinalStatus = Last(records, record => record.FinalStatus),
        SmartStatus = Last(records, record => record.SmartStatus),
        StatusDetail = Last(records, record => record.StatusDetail),
        DisconnectingEvent = Last(records, record => record.DisconnectingEvent),
        ErrorDetails = Last(records, record => VendorText.Scalar(record.Dto.ErrorDetails)),
        CsatScore = Last(records, record => record.Survey.CsatScore),
        CsatFeedback = Last(records, record => record.Survey.CsatFeedback),
        NpsScore = Last(records, record => record.Survey.NpsScore),
        LikeDislikeScore = Last(records, record => record.Survey.LikeDislikeScore),
        SurveyType = Last(records, record => record.Survey.SurveyType),
    };

    private static void Span(SessionRow row, IReadOnlyList<SourceRecord> records, MappingContext context)
    {
        DateTime? start = null;
        DateTime? earliest = null;
        foreach (var record in records)
        {
            start = RecordTimes.Min(start, record.Start);
            earliest = RecordTimes.Min(earliest, record.Times.Earliest);
            row.EndTime = RecordTimes.Max(row.EndTime, record.End);
            row.EffectiveEndTime = RecordTimes.Max(row.EffectiveEndTime, record.EffectiveEnd);
        }

        row.StartTime = StartTime.Of(start, row.SessionId, earliest, context.Window.From.UtcDateTime);
        row.DurationSeconds = RecordTimes.Seconds(row.StartTime, row.EffectiveEndTime);
        row.DataQuality |= start is null ? DataQualityFlags.MissingStart : DataQualityFlags.None;
        row.DataQuality |= row.DurationSeconds < 0 ? DataQualityFlags.EndBeforeStart : DataQualityFlags.None;
    }

    private static void Conversations(SessionRow row, IReadOnlyList<SourceRecord> records, MappingContext context, ConversationOwners owners)
    {
        foreach (var record in records.Where(record => record.ConversationId is not null))
        {
            if (!owners.Holds(row.SessionId, record))
            {
                row.DataQuality |= DataQualityFlags.DuplicateRecord;
                continue;
            }

            var conversation = ConversationMapping.Map(record, row, row.Conversations.Count, context);
            conversation.DataQuality |= row.DataQuality & (DataQualityFlags.MissingStart | DataQualityFlags.WindowSaturated);
            row.Conversations.Add(conversation);
            row.QueueVisits.AddRange(conversation.QueueVisits);
        }

        foreach (var intent in row.Conversations.Select(conversation => conversation.LastIntentName).OfType<string>().Distinct())
        {
            row.Intents.Add(new SessionIntentRow { SessionId = row.SessionId, Position = row.Intents.Count, Intent = intent });
        }
    }

    private static void Judge(SessionRow row, IReadOnlyList<SourceRecord> records, MappingContext context)
    {
        row.Outcome = Outcomes.OfSession(row);
        foreach (var record in records)
        {
            row.DataQuality |= record.Flags;
        }

        foreach (var conversation in row.Conversations)
        {
            row.DataQuality |= conversation.DataQuality;
        }

        if (VendorText.Scalar(records[0].Dto.SessionId) is null)
        {
            row.DataQuality |= DataQualityFlags.UnparsedValue;
        }

        if (row.Outcome != Outcome.InProgress)
        {
            row.DataQuality |= row.EndTime is null ? DataQualityFlags.MissingEnd : DataQualityFlags.None;
            return;
        }

        // What is still open is read on for 30 days (SEMANTICS §1.5): later change is expected.
        row.Settled = false;
        row.DataQuality |= context.Settled ? DataQualityFlags.ActiveStale : DataQualityFlags.None;
    }

    private static RawRecordRow Raw(string sessionId, SourceRecord record, MappingContext context) => new()
    {
        SessionId = sessionId,
        RecordKey = record.ConversationId ?? "",
        Json = Encoding.UTF8.GetString(record.Dto.Raw.Span),
        FetchedAt = context.ReadAt,
    };

    private static string? First(IReadOnlyList<SourceRecord> records, Func<SourceRecord, string?> value)
    {
        foreach (var record in records)
        {
            if (VendorText.Scalar(value(record)) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static T? Last<T>(IReadOnlyList<SourceRecord> records, Func<SourceRecord, T?> value)
    {
        for (var i = records.Count - 1; i >= 0; i--)
        {
            if (value(records[i]) is { } found)
            {
                return found;
            }
        }

        return default;
    }
}
