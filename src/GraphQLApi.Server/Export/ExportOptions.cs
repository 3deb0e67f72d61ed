namespace GraphQLApi.Server.Export;

/// <summary>Limits of tables, which neither <c>GraphQL:MaxPageSize</c> nor <c>GraphQL:RequestBudget</c> bounds. Section <c>Export</c>.</summary>
internal sealed class ExportOptions
{
    public const string SectionName = "Export";

    /// <summary>Rows of one table. Five million queue visits are five years of a large centre, and half a gigabyte of text.</summary>
    public int MaxRows { get; set; } = 5_000_000;

    /// <summary>How long one table may take; it holds a snapshot of the database, which keeps the write-ahead log from shrinking.</summary>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(30);

    public IEnumerable<string> Validate()
    {
        if (MaxRows is < 1 or int.MaxValue)
            yield return "Export:MaxRows must be 1 or more, and less than 2147483647.";
        if (MaxDuration <= TimeSpan.Zero)
            yield return "Export:MaxDuration must be more than zero.";
    }
}
