using GraphQLApi.Cache.Derivation;
using GraphQLApi.Cache.Sync.Mapping;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Sync;

/// <summary>Turns the vendor's records of one reading into the cache's rows. Pure; the order of the records never matters.</summary>
internal static class RowMapper
{
    /// <summary>Sessions by id. A record with neither session nor conversation id has no place in the cache and is left out.</summary>
    public static IReadOnlyList<MappedSession> Map(IReadOnlyList<InteractionDto> records, MappingContext context)
    {
        var sessions = new SortedDictionary<string, List<SourceRecord>>(StringComparer.Ordinal);
        foreach (var dto in records)
        {
            if ((VendorText.Scalar(dto.SessionId) ?? VendorText.Scalar(dto.ConversationId)) is not { } sessionId)
            {
                continue;
            }

            if (!sessions.TryGetValue(sessionId, out var own))
            {
                sessions.Add(sessionId, own = []);
            }

            Add(own, SourceRecord.Read(dto, context.ReadAt, context.TimeZoneOffset));
        }

        var owners = new ConversationOwners();
        foreach (var (sessionId, own) in sessions)
        {
            own.Sort(SourceRecord.Compare);
            own.ForEach(record => Claim(owners, sessionId, record));
        }

        return [.. sessions.Select(session => SessionMapping.Map(session.Key, session.Value, context, owners))];
    }

    private static void Claim(ConversationOwners owners, string sessionId, SourceRecord record)
    {
        if (record.ConversationId is { } conversationId)
        {
            owners.Claim(conversationId, sessionId, record.Start);
        }
    }

    // One record per key. Two that differ come from a row that changed between two pages: the longer story wins, then the greater text.
    private static void Add(List<SourceRecord> own, SourceRecord record)
    {
        var twin = own.FindIndex(other => other.ConversationId == record.ConversationId);
        if (twin < 0)
        {
            own.Add(record);
        }
        else if (IsNewer(record, own[twin]))
        {
            own[twin] = record;
        }
    }

    private static bool IsNewer(SourceRecord record, SourceRecord twin)
    {
        var byEnd = Nullable.Compare(record.Times.Latest, twin.Times.Latest);
        return byEnd != 0 ? byEnd > 0 : record.Dto.Raw.Span.SequenceCompareTo(twin.Dto.Raw.Span) > 0;
    }
}
