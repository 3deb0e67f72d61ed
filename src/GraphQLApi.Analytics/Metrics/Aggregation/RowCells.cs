namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Rows of a segment, each beside the group or cell it belongs to. Reused from segment to segment.</summary>
internal sealed class RowCells
{
    private int[] rows = [];
    private int[] cells = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    public Span<int> Cells => cells.AsSpan(0, Count);

    /// <summary>Empties the list and makes room.</summary>
    public void Reset(int capacity)
    {
        Count = 0;
        Reserve(capacity);
    }

    public void Add(int row, int cell)
    {
        Reserve(Count + 1);
        rows[Count] = row;
        cells[Count++] = cell;
    }

    /// <summary>The given rows, all in cell 0.</summary>
    public void Fill(ReadOnlySpan<int> all)
    {
        Reset(all.Length);
        all.CopyTo(rows);
        Count = all.Length;
        Cells.Clear();
    }

    private void Reserve(int capacity)
    {
        if (rows.Length < capacity)
        {
            var size = Math.Max(capacity, rows.Length * 2);
            Array.Resize(ref rows, size);
            Array.Resize(ref cells, size);
        }
    }
}
