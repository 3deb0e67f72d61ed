using System.Text;
using System.Text.Json;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Erasing;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Details;

/// <summary>The single-conversation endpoint, read through: one flight per conversation, few at a time (SEMANTICS §3.7).</summary>
public sealed class ConversationDetails : IDisposable
{
    private readonly CacheDatabase database;
    private readonly UpstreamClient client;
    private readonly IOptions<UpstreamOptions> upstream;
    private readonly TimeProvider clock;
    private readonly CoverageRules rules;
    private readonly TimeSpan budget;
    private readonly DetailFlights<Fetched> flights;

    internal ConversationDetails(
        CacheDatabase database, UpstreamClient client, IOptions<CacheOptions> options, IOptions<UpstreamOptions> upstream, TimeProvider clock)
    {
        this.database = database;
        this.client = client;
        this.upstream = upstream;
        this.clock = clock;
        rules = CoverageRules.From(options.Value);
        budget = options.Value.RequestBudget * 0.9;
        flights = new DetailFlights<Fetched>(FetchAsync);
    }

    /// <summary>
    /// One result per id, in the order asked. What is not kept is fetched within the request's budget; vendor trouble is a result
    /// (<see cref="DetailState.Failed"/>), never an exception, and only where nothing is kept.
    /// </summary>
    public async Task<IReadOnlyList<DetailResult>> GetAsync(
        IReadOnlyList<string> conversationIds, Freshness freshness, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationIds);
        ArgumentNullException.ThrowIfNull(freshness);
        var kept = await KeptAsync(conversationIds, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        using var deadline = new CancellationTokenSource(budget, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var results = conversationIds.Select(id =>
        {
            var known = kept[id];
            if (known.IsErased)
            {
                return Task.FromResult(Unknown(id));
            }

            switch (DetailRule.Step(known.Detail, known.StartTime, freshness, now, rules))
            {
                case DetailStep.Fetch:
                    return FetchedOrKeptAsync(id, known.Detail, now, linked.Token, cancellationToken);
                case DetailStep.UseAndRefresh:
                    _ = flights.AskAsync(id, now, CallLane.Backfill, CancellationToken.None);
                    break;
            }

            return Task.FromResult(Result(id, known.Detail, null));
        });
        return await Task.WhenAll(results.ToList());
    }

    /// <summary>Asks the vendor anew, settled or not; within the caller's token.</summary>
    internal async Task<DetailResult> RefreshAsync(string conversationId, CancellationToken cancellationToken)
    {
        var fetched = await flights.AskAsync(conversationId, clock.GetUtcNow().UtcDateTime, CallLane.Interactive, cancellationToken);
        return Result(conversationId, fetched.Row, fetched.Failure);
    }

    /// <inheritdoc />
    public void Dispose() => flights.Dispose();

    // As one that the vendor does not know: who asks must not learn that somebody was erased.
    private static DetailResult Unknown(string id) => new(id, DetailState.UnknownUpstream, null, null);

    private static DetailResult Result(string id, ConversationDetailRow? row, SyncFailure? failure) => row switch
    {
        { IsKnown: true } => new DetailResult(id, DetailState.Cached, ConversationDetailReader.Read(row), null),
        { IsKnown: false } when failure is null => Unknown(id),
        _ => new DetailResult(id, failure is null ? DetailState.NotCached : DetailState.Failed, null, failure),
    };

    private async Task<DetailResult> FetchedOrKeptAsync(string id, ConversationDetailRow? kept, DateTime askedAt, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            var fetched = await flights.AskAsync(id, askedAt, CallLane.Interactive, deadline);
            return Result(id, fetched.Row ?? kept, fetched.Failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Result(id, kept, new SyncFailure(
                "UPSTREAM_RATE_LIMITED", "The request's budget ended before this conversation's turn: ask for fewer details at once, or again later."));
        }
    }

    private async Task<Fetched> FetchAsync(string id, DateTime askedAt, CallLane lane)
    {
        // Another flight may have landed between the asker's look at the cache and this one's start.
        var kept = (await KeptAsync([id], CancellationToken.None))[id];
        if (kept.Detail is { } landed && landed.FetchedAt >= askedAt)
        {
            return new Fetched(landed, null);
        }

        if (kept.IsErased)
        {
            return new Fetched(NewRow(id, null), null);
        }

        var (row, failure) = await SyncFailures.CatchAsync(() => AskAsync(id, kept.BotId, lane));
        return row is null
            ? new Fetched(null, failure)
            : new Fetched(await database.WriteAsync((db, token) => StoreAsync(db, row, token), CancellationToken.None), failure);
    }

    // The endpoint is per bot: the record's own first, then every configured one until it is found.
    private async Task<ConversationDetailRow> AskAsync(string id, string? botId, CallLane lane)
    {
        foreach (var bot in upstream.Value.BotIds.Prepend(botId).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await client.GetConversationAsync(bot, id, lane, CancellationToken.None) is { } found)
            {
                return NewRow(id, Encoding.UTF8.GetString(found.Raw.Span));
            }
        }

        return NewRow(id, null);
    }

    private ConversationDetailRow NewRow(string id, string? json) => new()
    {
        ConversationId = id, IsKnown = json is not null, Json = json, FetchedAt = clock.GetUtcNow().UtcDateTime,
    };

    private async Task<ConversationDetailRow> StoreAsync(CacheDbContext db, ConversationDetailRow row, CancellationToken cancellationToken)
    {
        if (await Respect.ForAsync(db, database.Stamp.CustomerKeySecret, cancellationToken) is { } respect && await respect.ForbidsAsync(row, cancellationToken))
        {
            return NewRow(row.ConversationId, null);
        }

        await db.ConversationDetails.Where(old => old.ConversationId == row.ConversationId).ExecuteDeleteAsync(cancellationToken);
        db.ConversationDetails.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row;
    }

    private async Task<Dictionary<string, Kept>> KeptAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.SnapshotAsync(cancellationToken);
        var db = snapshot.Db;
        var asked = JsonSerializer.Serialize(ids);
        var details = await db.ConversationDetails
            .Where(row => db.JsonElements(asked).Any(id => id.Value == row.ConversationId))
            .ToDictionaryAsync(row => row.ConversationId, StringComparer.Ordinal, cancellationToken);
        var conversations = await db.Conversations
            .Where(row => db.JsonElements(asked).Any(id => id.Value == row.ConversationId))
            .Select(row => new { row.ConversationId, row.BotId, row.StartTime })
            .ToDictionaryAsync(row => row.ConversationId, StringComparer.Ordinal, cancellationToken);
        var erased = await db.JsonElements(asked)
            .Join(db.Tombstones.Where(row => row.Kind == TombstoneKind.Conversation), id => id.Value, row => row.Key, (_, row) => row.Key)
            .ToListAsync(cancellationToken);
        return ids.Distinct(StringComparer.Ordinal).ToDictionary(
            id => id,
            id => new Kept(
                details.GetValueOrDefault(id), conversations.GetValueOrDefault(id)?.BotId, conversations.GetValueOrDefault(id)?.StartTime, erased.Contains(id)),
            StringComparer.Ordinal);
    }

    private sealed record Kept(ConversationDetailRow? Detail, string? BotId, DateTime? StartTime, bool IsErased);

    private sealed record Fetched(ConversationDetailRow? Row, SyncFailure? Failure);
}
