using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Tests.Cache.Coverage;

/// <summary>Short forms for tables: <c>"0-10 20-30"</c> are ranges in seconds after a fixed start.</summary>
internal static class Spans
{
    public static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static DateTime At(double seconds) => Start.AddSeconds(seconds);

    public static TimeRange Range(double from, double to) => new(At(from), At(to));

    public static WindowSet Set(string text) => WindowSet.Of(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Range));

    public static string Text(IEnumerable<TimeRange> ranges) => string.Join(' ', ranges.Select(range => $"{Seconds(range.From)}-{Seconds(range.To)}"));

    /// <summary><c>"0-10@50 10-20@60s 20-30@70f"</c>: entries read at a second, saturated or failed.</summary>
    public static IReadOnlyList<LedgerEntry> Entries(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Entry)];

    public static LedgerEntry Entry(string text)
    {
        var parts = text.TrimEnd('s', 'f').Split('@');
        return new LedgerEntry(Range(parts[0]), At(double.Parse(parts[1], null)), text.EndsWith('s'), text.EndsWith('f'));
    }

    public static string Text(IEnumerable<LedgerEntry> entries) => string.Join(' ', entries.Select(entry =>
        $"{Text([entry.Range])}@{Seconds(entry.ReadAt)}{(entry.IsSaturated ? "s" : "")}{(entry.IsFailed ? "f" : "")}"));

    private static TimeRange Range(string text)
    {
        var ends = text.Split('-');
        return Range(double.Parse(ends[0], null), double.Parse(ends[1], null));
    }

    private static double Seconds(DateTime time) => (time - Start).TotalSeconds;
}
