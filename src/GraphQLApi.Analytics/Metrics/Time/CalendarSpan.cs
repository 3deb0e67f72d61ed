namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>A length of time in one unit, such as 7 days; the input <c>TimeLastInput</c>.</summary>
internal readonly record struct CalendarSpan(int Amount, TimeUnit Unit)
{
    /// <summary>Longest span in years; with <see cref="TimeRangeArgument"/>'s limits no calendar arithmetic leaves the years 1 to 9999.</summary>
    public const int MaximumYears = 1000;

    public bool IsElapsed => Unit is TimeUnit.Minute or TimeUnit.Hour;

    /// <summary>Of minutes and hours; else 0.</summary>
    public long Milliseconds => Unit switch { TimeUnit.Minute => Amount * 60_000L, TimeUnit.Hour => Amount * 3_600_000L, _ => 0 };

    /// <summary>Of days and weeks; else 0.</summary>
    public int Days => Unit switch { TimeUnit.Day => Amount, TimeUnit.Week => 7 * Amount, _ => 0 };

    /// <summary>Of months, quarters and years; else 0.</summary>
    public int Months => Unit switch { TimeUnit.Month => Amount, TimeUnit.Quarter => 3 * Amount, TimeUnit.Year => 12 * Amount, _ => 0 };

    /// <summary>The largest allowed amount of a unit.</summary>
    public static int Maximum(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => MaximumYears * 365 * 24 * 60,
        TimeUnit.Hour => MaximumYears * 365 * 24,
        TimeUnit.Day => MaximumYears * 365,
        TimeUnit.Week => MaximumYears * 52,
        TimeUnit.Month => MaximumYears * 12,
        TimeUnit.Quarter => MaximumYears * 4,
        _ => MaximumYears,
    };
}
