using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Paging;

/// <summary>
/// Lets the host read a connection at the root to its end: without <c>first</c> and <c>last</c> each execution of the open query answers the next
/// piece of one statement over one snapshot, as long as there <see cref="HasMore"/>. What the answer rests on is told on the side. For the host,
/// attached before the first execution and disposed before the request's services.
/// </summary>
/// <param name="most">Rows read at most; 0 leaves connections as they are and only listens.</param>
public sealed class RowWalk(int most) : IAsyncDisposable
{
    private IAsyncDisposable? rows;
    private int read;

    /// <summary>Rows of the next piece.</summary>
    public int PieceSize { get; set; } = 500;

    /// <summary>Whether <see cref="TotalCount"/> is wanted though the document does not select it.</summary>
    public bool CountsRows { get; init; }

    /// <summary>Whether the next execution answers more rows.</summary>
    public bool HasMore { get; private set; }

    /// <summary>There are more rows than may be read.</summary>
    public bool IsCut => read > most;

    /// <summary>Rows in all; null where nobody asked.</summary>
    public int? TotalCount { get; private set; }

    /// <summary>Groups of a metrics result were left out.</summary>
    public bool IsTruncated { get; internal set; }

    /// <summary>What the answer rests on; null where it is not about a time.</summary>
    public CoverageReport? Coverage { get; internal set; }

    /// <summary>Makes this the walk of a request.</summary>
    public void Attach(RequestContext request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Items[typeof(RowWalk)] = this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        HasMore = false;
        if (rows is not null)
        {
            await rows.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal static RowWalk? Of(RequestContext request) =>
        request.Items.TryGetValue(typeof(RowWalk), out var walk) ? (RowWalk)walk! : null; // only Attach writes it

    /// <summary>The next piece of a connection, or its one page where the client said how long that is.</summary>
    internal async Task<Connection> ReadAsync<TRow>(PageReader<TRow> reader, CompiledQueries queries, CacheDbContext db, CancellationToken cancellationToken)
        where TRow : class, new()
    {
        if (most == 0 || !reader.IsOpenEnded)
        {
            var page = await reader.ReadAsync(queries, db, null, null, cancellationToken).ConfigureAwait(false);
            TotalCount = reader.CountsRows ? page.TotalCount : null;
            return page;
        }

        if (rows is null && (CountsRows || reader.CountsRows))
        {
            TotalCount = await reader.CountAsync(queries, db, cancellationToken).ConfigureAwait(false);
        }

        var all = (IAsyncEnumerator<PageRow<TRow>>)(rows ??= reader.RowsAsync(queries, db, most + 1, cancellationToken).GetAsyncEnumerator(cancellationToken));
        var piece = new List<PageRow<TRow>>(PieceSize);
        while (piece.Count < PieceSize && await all.MoveNextAsync().ConfigureAwait(false))
        {
            piece.Add(all.Current);
        }

        read += piece.Count;
        HasMore = piece.Count == PieceSize; // perhaps for an empty last piece
        return reader.Piece(piece);
    }
}
