using System.Buffers;
using GraphQLApi.Analytics.Paging;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Response.Tables;

namespace GraphQLApi.Server.Export;

/// <summary>A table whose first rows are read; the others are read while it is written, a piece at a time, so memory does not grow with it.</summary>
internal sealed class OpenTable(OpenQuery query, RowWalk walk, Action<string, int> log) : IAsyncDisposable
{
    // Enough that a piece's fixed cost vanishes, little enough that it stays in the processor's cache.
    private const int RowsOfAPiece = 2_000;

    private Table? shape;
    private ExecutionResult? first;

    /// <summary>What the rows rest on; null where they are not about a time.</summary>
    public CoverageReport? Coverage => walk.Coverage;

    /// <summary>Whether groups of a metrics result were left out.</summary>
    public bool IsTruncated => walk.IsTruncated;

    /// <summary>Columns whose personal values this caller does not see, in any row; they are called as in the table's head.</summary>
    public IReadOnlyList<string> MaskedColumns { get; set; } = [];

    /// <summary>Rows in all, where they were counted.</summary>
    public int? TotalCount => walk.TotalCount;

    /// <summary>Rows written up to now.</summary>
    public int Rows { get; private set; }

    /// <summary>The operation's name, or the name of the field whose rows these are.</summary>
    public string Name => query.OperationName ?? query.Fields[0].ResponseKey;

    /// <summary>The <c>extensions</c> of the answer as far as it is read; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions => query.Context.Extensions.Snapshot();

    public void Begin(Table table, ExecutionResult piece) => (shape, first) = (table, piece);

    /// <summary>The whole text in pieces that share their memory. Once.</summary>
    /// <exception cref="BrokenAnswerException">A later row could not be read; the log says why.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync()
    {
        var text = new ArrayBufferWriter<byte>(64 * 1024);
        shape!.WriteHeader(text); // Begin comes first
        var piece = first!;
        first = null;
        walk.PieceSize = RowsOfAPiece;
        while (true)
        {
            Rows += shape.WriteRows(piece, text);
            if (text.WrittenCount > 0)
                yield return text.WrittenMemory;
            text.ResetWrittenCount();
            if (!walk.HasMore)
                yield break;
            piece = await query.ExecuteAsync();
            if (piece.Errors.Count > 0)
                throw Break(piece.Errors[0].Message);
            if (walk.IsCut)
                throw Break("There are more rows than Export:MaxRows allows.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await walk.DisposeAsync();
        query.Dispose();
    }

    private BrokenAnswerException Break(string reason)
    {
        log(reason, Rows);
        return new BrokenAnswerException(reason);
    }
}
