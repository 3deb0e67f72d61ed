namespace GraphQLApi.Engine.Errors;

/// <summary>
/// Damerau–Levenshtein distance (optimal string alignment) with three rolling rows. A pure change of case counts as one edit.
/// Options whose length alone is too far away cost nothing, so a hostile name of a megabyte is compared with no short one.
/// </summary>
internal sealed class LexicalDistance(string input, int threshold)
{
    private readonly string _lower = input.ToLowerInvariant();
    private readonly int[][] _rows = [[], [], []];

    /// <returns>The edits, or <see cref="int.MaxValue"/> beyond the threshold.</returns>
    public int To(string option)
    {
        if (string.Equals(input, option, StringComparison.Ordinal))
            return 0;
        var lower = option.ToLowerInvariant();
        if (string.Equals(_lower, lower, StringComparison.Ordinal))
            return 1;
        var (longer, shorter) = lower.Length < _lower.Length ? (_lower, lower) : (lower, _lower);
        return longer.Length - shorter.Length > threshold ? int.MaxValue : Measure(longer, shorter);
    }

    private int Measure(string a, string b)
    {
        for (var row = 0; row < _rows.Length; row++)
            _rows[row] = _rows[row].Length > b.Length ? _rows[row] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            _rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            if (FillRow(a, b, i) > threshold)
                return int.MaxValue;
        }
        var distance = _rows[a.Length % 3][b.Length];
        return distance <= threshold ? distance : int.MaxValue;
    }

    private int FillRow(string a, string b, int i)
    {
        var above = _rows[(i - 1) % 3];
        var current = _rows[i % 3];
        var smallest = current[0] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var substitution = a[i - 1] == b[j - 1] ? 0 : 1;
            var cell = Math.Min(Math.Min(above[j] + 1, current[j - 1] + 1), above[j - 1] + substitution);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cell = Math.Min(cell, _rows[(i - 2) % 3][j - 2] + 1);
            current[j] = cell;
            smallest = Math.Min(smallest, cell);
        }
        return smallest;
    }
}
