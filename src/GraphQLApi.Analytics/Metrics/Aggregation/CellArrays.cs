namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Arrays by cell, whose number is known only when the last row has been seen.</summary>
internal static class CellArrays
{
    public static void Grow<T>(ref T[] array, int cells)
    {
        if (array.Length < cells)
        {
            Array.Resize(ref array, Math.Max(cells, array.Length * 2));
        }
    }
}
