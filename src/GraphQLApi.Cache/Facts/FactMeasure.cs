using System.Runtime.CompilerServices;

namespace GraphQLApi.Cache.Facts;

/// <summary>
/// A duration a row, or none. Held as whole milliseconds in 32 bits where that is exact, which it is for everything the vendor sends; a segment
/// with longer (25 days) or finer values holds doubles. A column without any value takes no memory.
/// </summary>
public sealed class FactMeasure
{
    internal const int NoValue = int.MinValue;

    private readonly int[]? milliseconds;
    private readonly double[]? seconds;

    internal FactMeasure(int[]? milliseconds, double[]? seconds)
    {
        this.milliseconds = milliseconds;
        this.seconds = seconds;
    }

    /// <summary>No row has a value.</summary>
    public bool IsEmpty => milliseconds is null && seconds is null;

    internal static FactMeasure Empty { get; } = new(null, null);

    internal long Bytes => ((long?)milliseconds?.Length * sizeof(int) ?? 0) + ((long?)seconds?.Length * sizeof(double) ?? 0);

    /// <summary>Whether the row has a value, and which, to the nearest millisecond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int row, out long value)
    {
        if (milliseconds is not null)
        {
            value = milliseconds[row];
            return value != NoValue;
        }

        return TryGetWide(row, out value);
    }

    /// <summary>The value as the row holds it, in seconds, bit for bit; null where it has none.</summary>
    public double? Seconds(int row) =>
        milliseconds is not null ? milliseconds[row] == NoValue ? null : milliseconds[row] / 1000.0
        : seconds is not null && !double.IsNaN(seconds[row]) ? seconds[row]
        : null;

    private bool TryGetWide(int row, out long value)
    {
        var found = seconds is null ? double.NaN : seconds[row];
        value = double.IsNaN(found) ? 0 : (long)Math.Round(found * 1000);
        return !double.IsNaN(found);
    }
}
