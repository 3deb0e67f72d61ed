using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Cache;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Paging;

/// <summary>Answers a connection's arguments with pages of rows. Pure but for the database: it knows no request.</summary>
internal sealed class PageReader<TRow>
    where TRow : class, new()
{
    private readonly RowType<TRow> type;
    private readonly PageRequest page;
    private readonly PageSelection selection;
    private readonly RowOrder order;
    private readonly BoundFilter filter;
    private readonly QueryParameters parameters = new();
    private readonly object?[]? start;
    private readonly object?[]? end;

    /// <summary>Checks the arguments; nothing is read yet.</summary>
    public PageReader(RowType<TRow> type, ArgumentValues arguments, PageSelection selection, AnalyticsOptions options)
    {
        this.type = type;
        this.selection = selection;
        page = PageRequest.Of(arguments, options);
        order = SortCompiler.Compile(type.Sorts, arguments.Get<IReadOnlyList<object?>>("order"), type.DefaultOrder, type.Key);
        filter = FilterCompiler.Bind(type.Filters, arguments.Object("where"), parameters);
        var after = page.After is null ? null : Cursor.Decode(page.After, order, "after");
        var before = page.Before is null ? null : Cursor.Decode(page.Before, order, "before");
        (start, end) = page.IsBackward ? (before, after) : (after, before);
    }

    public BoundFilter Filter => filter;

    public QueryParameters Parameters => parameters;

    /// <summary>Whether the client left the size of the page to us.</summary>
    public bool IsOpenEnded => page.IsOpenEnded;

    /// <summary>Whether the count is selected.</summary>
    public bool CountsRows => selection.TotalCount;

    public Task<int> CountAsync(CompiledQueries queries, CacheDbContext db, CancellationToken cancellationToken) =>
        Query(null, null).CountAsync(queries, db, cancellationToken);

    /// <summary>All rows between the cursors, up to <paramref name="most"/>, as the database finds them: one statement, two where nulls part the order.</summary>
    public async IAsyncEnumerable<PageRow<TRow>> RowsAsync(
        CompiledQueries queries, CacheDbContext db, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = Query(null, null);
        var from = Place(query, start, isReversed: false);
        var to = Place(query, end, isReversed: true);
        for (var stretch = 0; stretch < (from?.Stretches ?? 1); stretch++)
        {
            await foreach (var row in query.Rows(queries, db, from, stretch, to, isBackward: false, most).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    /// <summary>A connection over some of these rows.</summary>
    public Connection Piece(List<PageRow<TRow>> rows) => Page(rows, isMoreBehind: false, isMoreBefore: false, total: 0);

    /// <summary>The page of all rows, or of one parent's.</summary>
    public async Task<Connection> ReadAsync(
        CompiledQueries queries, CacheDbContext db, RowLink<TRow>? parent, string? key, CancellationToken cancellationToken)
    {
        var query = Query(parent, key is null ? null : [key]);
        var total = selection.TotalCount ? await query.CountAsync(queries, db, cancellationToken).ConfigureAwait(false) : 0;
        if (!selection.Rows)
        {
            return new Connection([], [], false, false, total, null);
        }

        var from = Place(query, start, isReversed: page.IsBackward);
        var to = Place(query, end, isReversed: !page.IsBackward);
        var rows = await WalkAsync(queries, db, query, from, to, page.IsBackward, page.Size + 1, cancellationToken).ConfigureAwait(false);
        var hasMore = Cut(rows);
        var isBehindStart = await IsAnythingBeyondAsync(queries, db, parent, key, start, isReversed: !page.IsBackward, cancellationToken).ConfigureAwait(false);
        var isBehindEnd = hasMore || await IsAnythingBeyondAsync(queries, db, parent, key, end, isReversed: page.IsBackward, cancellationToken).ConfigureAwait(false);
        return Page(rows, isBehindEnd, isBehindStart, total);
    }

    /// <summary>The pages of many parents in one statement, and their counts in another where they are selected.</summary>
    public async Task<IReadOnlyDictionary<string, Connection>> ReadManyAsync(
        CompiledQueries queries, CacheDbContext db, RowLink<TRow> parent, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var query = Query(parent, keys);
        var counts = selection.TotalCount ? await query.CountsAsync(queries, db, cancellationToken).ConfigureAwait(false) : [];
        var totals = counts.ToDictionary(count => count.Key, count => count.Count, StringComparer.Ordinal);
        var from = Place(query, start, isReversed: page.IsBackward);
        var to = Place(query, end, isReversed: !page.IsBackward);
        var rows = selection.Rows
            ? await query.RowsAsync(queries, db, from, 0, to, page.IsBackward, page.Size + 1, cancellationToken).ConfigureAwait(false)
            : [];
        var byParent = rows.ToLookup(row => parent.Read(row.Row)!.Value.Text, StringComparer.Ordinal);
        return keys.ToDictionary(
            key => key,
            key =>
            {
                var own = byParent[key].ToList();
                return Page(own, Cut(own) || end is not null, start is not null, totals.GetValueOrDefault(key));
            },
            StringComparer.Ordinal);
    }

    private PageQuery<TRow> Query(RowLink<TRow>? parent, IReadOnlyCollection<string>? keys) =>
        new(type, FilterValues(), filter, order, selection.Columns, selection.Cursors, parent, keys);

    private QueryParameters FilterValues() => parameters.First(parameters.Values.Count);

    private static async Task<List<PageRow<TRow>>> WalkAsync(
        CompiledQueries queries, CacheDbContext db, PageQuery<TRow> query, Keyset? from, Keyset? to, bool isBackward, int count, CancellationToken cancellationToken)
    {
        var rows = await query.RowsAsync(queries, db, from, 0, to, isBackward, count, cancellationToken).ConfigureAwait(false);
        if (rows.Count < count && from is { Stretches: 2 })
        {
            rows.AddRange(await query.RowsAsync(queries, db, from, 1, to, isBackward, count - rows.Count, cancellationToken).ConfigureAwait(false));
        }

        return rows;
    }

    // Only asked where pageInfo needs it: whether the other side of a given cursor, its own row included, holds anything.
    private async Task<bool> IsAnythingBeyondAsync(
        CompiledQueries queries, CacheDbContext db, RowLink<TRow>? parent, string? key, object?[]? place, bool isReversed, CancellationToken cancellationToken)
    {
        if (place is null || !selection.PageInfo)
        {
            return false;
        }

        var query = new PageQuery<TRow>(type, FilterValues(), filter, order, default, withCursors: false, parent, key is null ? null : [key]);
        var beyond = new Keyset(order, place, isReversed, includesPlace: true, query.Parameters);
        return (await WalkAsync(queries, db, query, beyond, null, isReversed, 1, cancellationToken).ConfigureAwait(false)).Count > 0;
    }

    private Keyset? Place(PageQuery<TRow> query, object?[]? place, bool isReversed) =>
        place is null ? null : new Keyset(order, place, isReversed, includesPlace: false, query.Parameters);

    private bool Cut(List<PageRow<TRow>> rows)
    {
        if (rows.Count <= page.Size)
        {
            return false;
        }

        rows.RemoveRange(page.Size, rows.Count - page.Size);
        return true;
    }

    private Connection Page(List<PageRow<TRow>> rows, bool isMoreBehind, bool isMoreBefore, int total)
    {
        if (page.IsBackward)
        {
            rows.Reverse();
        }

        var nodes = new object[rows.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = rows[i].Row;
        }

        IReadOnlyList<Edge> edges = selection.Edges ? rows.ConvertAll(row => new Edge(row.Row, row.Keys, order)) : [];
        return page.IsBackward
            ? new Connection(nodes, edges, HasNextPage: isMoreBefore, HasPreviousPage: isMoreBehind, total, null)
            : new Connection(nodes, edges, HasNextPage: isMoreBehind, HasPreviousPage: isMoreBefore, total, null);
    }
}
