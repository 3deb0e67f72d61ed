using System.Buffers;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Values beside the cells they belong to.</summary>
internal static class CellValues
{
    // 2,048 counts fit the nearest cache, and two rounds sort durations of up to 70 minutes.
    private const int Bits = 11;
    private const int Digits = 1 << Bits;

    /// <summary>
    /// Sorts the first <paramref name="count"/> values ascending, digit by digit from the lowest (radix sort): several times quicker than by
    /// comparisons. The arrays are rented ones; others may be handed back.
    /// </summary>
    public static void Sort(ref long[] values, ref int[] cells, int count)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        foreach (var value in values.AsSpan(0, count))
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        var (otherValues, otherCells) = (ArrayPool<long>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
        for (var shift = 0; shift < 64 && count > 1 && unchecked((ulong)(most - least)) >> shift != 0; shift += Bits)
        {
            Round(values, cells, otherValues, otherCells, count, least, shift);
            (values, otherValues) = (otherValues, values);
            (cells, otherCells) = (otherCells, cells);
        }

        ArrayPool<long>.Shared.Return(otherValues);
        ArrayPool<int>.Shared.Return(otherCells);
    }

    private static void Round(long[] values, int[] cells, long[] toValues, int[] toCells, int count, long least, int shift)
    {
        Span<int> next = stackalloc int[Digits];
        next.Clear();
        for (var i = 0; i < count; i++)
        {
            next[Digit(values[i])]++;
        }

        var begin = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            (next[digit], begin) = (begin, begin + next[digit]);
        }

        for (var i = 0; i < count; i++)
        {
            var place = next[Digit(values[i])]++;
            toValues[place] = values[i];
            toCells[place] = cells[i];
        }

        int Digit(long value) => (int)(unchecked((ulong)(value - least)) >> shift) & (Digits - 1);
    }
}
