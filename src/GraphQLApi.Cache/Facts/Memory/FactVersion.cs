namespace GraphQLApi.Cache.Facts.Memory;

/// <summary>What a day's rows were when they were read.</summary>
/// <param name="Epoch">Counts what renumbers all rows at once: SQLite's VACUUM does, and <see cref="FactSegment.Conversation"/> is a row's number.</param>
/// <param name="Number">Of the day (<see cref="Rows.FactDayRow"/>).</param>
internal readonly record struct FactVersion(long Epoch, long Number)
{
    /// <summary>Another snapshot has seen later rows.</summary>
    public bool IsAfter(FactVersion other) => Epoch > other.Epoch || (Epoch == other.Epoch && Number > other.Number);
}
