namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>Steps of time. Minutes and hours are elapsed time; everything longer is counted by the calendar of a zone.</summary>
internal enum TimeUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Ranges with a name; they start at a local boundary, and those that are not over are cut at now (SEMANTICS §4.9).</summary>
internal enum TimePreset
{
    Today,
    Yesterday,
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
}

/// <summary>How a range is cut into buckets; the input <c>TimeIntervalInput</c>.</summary>
internal readonly record struct TimeInterval(TimeUnit Unit, int Size = 1, bool FillGaps = true);
