using System.Globalization;
using System.Text;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Response.Tables;

namespace GraphQLApi.Server.Export;

/// <summary>What stands beside the rows, since the body holds nothing else: type, file name, and how far the rows can be trusted.</summary>
internal static class TableHeaders
{
    // Clients and proxies take 8 KB of header fields and more; these are two of them.
    private const int MostGaps = 40;
    private const int LongestWarnings = 2_000;

    public static IEnumerable<KeyValuePair<string, string>> Of(OpenTable table, TableFormat format)
    {
        var isCsv = format == TableFormat.Csv;
        yield return new("Content-Type", isCsv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson");
        // GraphQL names have no character that would need quoting.
        yield return new("Content-Disposition", $"attachment; filename=\"{table.Name}.{(isCsv ? "csv" : "ndjson")}\"");
        if (table.Coverage is { } coverage)
        {
            yield return new("X-Coverage-Complete", coverage.Complete ? "true" : "false");
            if (coverage.Missing.Count > 0)
                yield return new("X-Coverage-Missing", Gaps(coverage.Missing));
            if (coverage.Saturated.Count > 0)
                yield return new("X-Coverage-Saturated", Gaps(coverage.Saturated));
        }

        if (Warnings(table) is { Length: > 0 } warnings)
            yield return new("X-Warnings", warnings);
        if (table.MaskedColumns.Count > 0)
            yield return new("X-Masked", string.Join(", ", table.MaskedColumns));
        if (table.IsTruncated)
            yield return new("X-Truncated", "true");
        if (table.TotalCount is { } count)
            yield return new("X-Total-Count", count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Sentences for people: of the coverage, and of the answer as a whole.</summary>
    public static IEnumerable<string> Sentences(OpenTable table) =>
        [
            .. table.Coverage?.Warnings ?? [],
            .. (table.Extensions?.GetValueOrDefault("warnings") as IEnumerable<object?> ?? [])
                .OfType<IReadOnlyDictionary<string, object?>>().Select(warning => warning.GetValueOrDefault("message")).OfType<string>(),
        ];

    /// <summary>Intervals as ISO 8601 writes them.</summary>
    public static string Gaps(IReadOnlyList<TimeRange> gaps) =>
        string.Join(", ", gaps.Take(MostGaps).Select(gap => $"{Text(gap.From)}/{Text(gap.To)}")) + (gaps.Count > MostGaps ? $", and {gaps.Count - MostGaps} more" : "");

    private static string Warnings(OpenTable table)
    {
        var text = string.Join(" | ", Sentences(table));
        return Ascii(text.Length > LongestWarnings ? string.Concat(text.AsSpan(0, LongestWarnings), "...") : text);
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Header fields are ASCII; what is not is written as in a URL.
    private static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            ascii.Append(rune.Value is >= ' ' and < 127 ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return ascii.ToString();
    }
}
