using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Erasing;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Writes one finished window: its rows, its ledger entry and the counters of its job in one transaction, so that after a kill the ledger never
/// claims rows that are not there (DESIGN §4.4).
/// </summary>
internal sealed class WindowStore(CacheDatabase database, RowWriter rows, LedgerMemory ledger, IOptions<CacheOptions> options, IOptions<UpstreamOptions> upstream)
{
    /// <summary>The ledger will say <paramref name="readAt"/>, not after the reading's own time; <paramref name="count"/> runs in the same transaction.</summary>
    public async Task<WriteResult> WriteAsync(
        ReadingScope scope, WindowReading reading, DateTime readAt, Func<CacheDbContext, WriteResult, Task> count, CancellationToken cancellationToken)
    {
        using var activity = CacheTrace.Write();
        var sessions = RowMapper.Map(reading.Records, Context(reading));
        var fetched = sessions.Sum(mapped => mapped.Records.Count);
        var result = await database.WriteAsync(
            async (db, token) =>
            {
                var respected = await Respect.ForAsync(db, database.Stamp.CustomerKeySecret, token) is { } respect
                    ? await respect.BlankAsync(sessions, readAt, token)
                    : sessions;
                var written = rows.Write(db.Database.GetDbConnection(), respected, token) with { Fetched = fetched };
                if (Claimed(reading) is { IsEmpty: false } range)
                {
                    await CoverageLedger.RecordAsync(db, scope.Key, new LedgerEntry(range, readAt, reading.IsSaturated), token);
                }

                await count(db, written);
                return written;
            },
            cancellationToken);
        ledger.Forget();
        activity?.SetTag("graphqlapi.records", result.Fetched);
        return result;
    }

    /// <summary>Marks what could not be read; what an earlier reading claimed stays claimed.</summary>
    public async Task FailAsync(ReadingScope scope, TimeRange range, DateTime triedAt, CancellationToken cancellationToken)
    {
        await database.WriteAsync((db, token) => CoverageLedger.RecordAsync(db, scope.Key, new LedgerEntry(range, triedAt, IsFailed: true), token), cancellationToken);
        ledger.Forget();
    }

    // Sessions that begin after the reading cannot be in it, whatever our clock said when the window was cut.
    private static TimeRange Claimed(WindowReading reading) => new TimeRange(reading.Window.From.UtcDateTime, reading.Window.To.UtcDateTime)
        .Intersect(new TimeRange(Instants.Beginning, reading.ReadAt.UtcDateTime));

    private MappingContext Context(WindowReading reading) => new(
        reading.Window,
        reading.ReadAt.UtcDateTime,
        upstream.Value.TimeZoneOffset,
        reading.ReadAt >= reading.Window.To + options.Value.SettleAfter,
        reading.IsSaturated,
        database.Stamp.CustomerKeySecret);
}
