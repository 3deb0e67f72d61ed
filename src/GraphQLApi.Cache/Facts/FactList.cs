namespace GraphQLApi.Cache.Facts;

/// <summary>A list of codes a row, without repetitions, in the order received.</summary>
public sealed class FactList
{
    private readonly int[]? starts;
    private readonly int[] codes;

    internal FactList(int[]? starts, int[] codes)
    {
        this.starts = starts;
        this.codes = codes;
    }

    internal static FactList Empty { get; } = new(null, []);

    internal long Bytes => ((starts?.Length ?? 0) + (long)codes.Length) * sizeof(int);

    /// <summary>The codes of one row; empty where it has none.</summary>
    public ReadOnlySpan<int> this[int row] => starts is null ? [] : codes.AsSpan(starts[row]..starts[row + 1]);
}
