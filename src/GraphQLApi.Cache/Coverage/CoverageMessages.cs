namespace GraphQLApi.Cache.Coverage;

/// <summary>What is said to a client whose answer would not be complete.</summary>
internal static class CoverageMessages
{
    private const int MostNamed = 5;

    public static SyncFailure Incomplete(CoverageReport report)
    {
        var parts = new[] { Named("missing", report.Missing), Named("saturated", report.Saturated) }.OfType<string>();
        var why = report.Warnings.Count == 0 ? "" : " " + string.Join(" ", report.Warnings);
        return new SyncFailure(SyncFailure.CoverageIncomplete, $"The cache does not hold all of {report.Range}: {string.Join("; ", parts)}.{why}");
    }

    private static string? Named(string what, IReadOnlyList<TimeRange> ranges)
    {
        var more = ranges.Count > MostNamed ? $" and {ranges.Count - MostNamed} more" : "";
        return ranges.Count == 0 ? null : $"{what} {string.Join(", ", ranges.Take(MostNamed))}{more}";
    }
}
