using System.Collections;

namespace GraphQLApi.Cache.Coverage;

/// <summary>A set of instants as disjoint half-open ranges in ascending order that do not even touch: one form per set, so equal sets look alike.</summary>
internal sealed class WindowSet : IReadOnlyList<TimeRange>
{
    public static readonly WindowSet Empty = new([]);

    private readonly List<TimeRange> ranges;

    private WindowSet(List<TimeRange> ranges) => this.ranges = ranges;

    public int Count => ranges.Count;

    public bool IsEmpty => ranges.Count == 0;

    public TimeSpan Length => ranges.Aggregate(TimeSpan.Zero, (sum, range) => sum + range.Length);

    public TimeRange this[int index] => ranges[index];

    public static WindowSet Of(TimeRange range) => range.IsEmpty ? Empty : new WindowSet([range]);

    public static WindowSet Of(params IEnumerable<TimeRange> parts)
    {
        List<TimeRange> ascending = [.. parts.Where(part => !part.IsEmpty)];
        ascending.Sort(static (one, other) => one.From.CompareTo(other.From));
        var merged = new List<TimeRange>(ascending.Count);
        foreach (var part in ascending)
        {
            if (merged.Count > 0 && part.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = Later(merged[^1].To, part.To) };
            }
            else
            {
                merged.Add(part);
            }
        }

        return merged.Count == 0 ? Empty : new WindowSet(merged);
    }

    public WindowSet Union(WindowSet other) => Of(ranges.Concat(other.ranges));

    public WindowSet Intersect(WindowSet other)
    {
        var common = new List<TimeRange>();
        for (int mine = 0, theirs = 0; mine < ranges.Count && theirs < other.ranges.Count;)
        {
            var part = ranges[mine].Intersect(other.ranges[theirs]);
            if (!part.IsEmpty)
            {
                common.Add(part);
            }

            if (ranges[mine].To < other.ranges[theirs].To)
            {
                mine++;
            }
            else
            {
                theirs++;
            }
        }

        return new WindowSet(common);
    }

    public WindowSet Subtract(WindowSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return this;
        }

        var left = new List<TimeRange>();
        var next = 0;
        foreach (var range in ranges)
        {
            var from = range.From;
            while (next < other.ranges.Count && other.ranges[next].To <= from)
            {
                next++;
            }

            for (var hole = next; hole < other.ranges.Count && other.ranges[hole].From < range.To; hole++)
            {
                Add(left, new TimeRange(from, other.ranges[hole].From));
                from = Later(from, other.ranges[hole].To);
            }

            Add(left, new TimeRange(from, range.To));
        }

        return new WindowSet(left);
    }

    public bool Covers(TimeRange range) => range.IsEmpty || Holding(range.From) is { } holder && holder.To >= range.To;

    /// <summary>The range that <paramref name="instant"/> lies in; null where it lies in none.</summary>
    public TimeRange? Holding(DateTime instant)
    {
        var index = ranges.FindLastIndex(range => range.From <= instant);
        return index >= 0 && instant < ranges[index].To ? ranges[index] : null;
    }

    /// <summary>The same set in whole seconds, grown outwards: the vendor counts in seconds.</summary>
    public WindowSet ToWholeSeconds() => ranges.TrueForAll(range => IsWhole(range.From) && IsWhole(range.To))
        ? this
        : Of(ranges.Select(range => new TimeRange(
            range.From.FloorTo(TimeSpan.FromSeconds(1)), range.To.AddTicks(TimeSpan.TicksPerSecond - 1).FloorTo(TimeSpan.FromSeconds(1)))));

    public IEnumerator<TimeRange> GetEnumerator() => ranges.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(" ", ranges);

    private static void Add(List<TimeRange> list, TimeRange range)
    {
        if (!range.IsEmpty)
        {
            list.Add(range);
        }
    }

    private static bool IsWhole(DateTime time) => time.Ticks % TimeSpan.TicksPerSecond == 0;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
