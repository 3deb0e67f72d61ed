namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>Local time by the system's tables (TimeZoneInfo), where the product has NodaTime's.</summary>
internal sealed class WallClock(TimeZoneInfo zone)
{
    public string Id => zone.Id;

    public DateTime Local(DateTime utc) => DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);

    public TimeSpan Offset(DateTime utc) => zone.GetUtcOffset(utc);

    /// <summary>The first instant that shows a local time, or the first after a gap that leaves it out.</summary>
    public DateTime Utc(DateTime local)
    {
        // Offsets lie within a day of UTC: every instant that shows the time does too.
        var near = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var shown = Enumerable.Range(-26, 53).Select(hours => near - zone.GetUtcOffset(near.AddHours(hours))).Distinct().Where(utc => Local(utc) == local).Order().ToArray();
        if (shown.Length > 0)
            return shown[0];
        var (before, after) = (near.AddHours(-26), near.AddHours(26));
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + new TimeSpan((after - before).Ticks / 2);
            (before, after) = Local(middle) < local ? (middle, after) : (before, middle);
        }

        return after;
    }

    public DateTime Back(DateTime utc, int amount, string unit) => unit switch
    {
        "MINUTE" => utc.AddMinutes(-amount),
        "HOUR" => utc.AddHours(-amount),
        _ => Utc(Back(Local(utc), amount, unit, out _)),
    };

    /// <summary>The local time so many calendar units earlier; whether the day of the month had to be cut.</summary>
    public static DateTime Back(DateTime local, int amount, string unit, out bool isCut)
    {
        var back = unit switch
        {
            "DAY" => local.AddDays(-amount),
            "WEEK" => local.AddDays(-7 * amount),
            "MONTH" => local.AddMonths(-amount),
            "QUARTER" => local.AddMonths(-3 * amount),
            _ => local.AddYears(-amount),
        };
        isCut = unit is not ("DAY" or "WEEK") && back.Day != local.Day;
        return back;
    }

    public bool Shows(DateTime local) => Local(Utc(local)) == local;

    /// <summary>Boundaries of buckets, the last at or before <paramref name="from"/> first, until one is at or after <paramref name="to"/>.</summary>
    public List<DateTime> Boundaries(DateTime from, DateTime to, string unit, int size)
    {
        var all = unit is "MINUTE" or "HOUR"
            ? Elapsed(from, to, (unit == "HOUR" ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1)) * size)
            : Starts(from, to, unit, size).Select(Utc).Distinct().Order().ToList();
        var first = all.FindLastIndex(boundary => boundary <= from);
        var last = all.FindIndex(boundary => boundary >= to);
        return all[first..(last + 1)];
    }

    private List<DateTime> Elapsed(DateTime from, DateTime to, TimeSpan step)
    {
        var boundaries = new List<DateTime>();
        for (var date = Local(from).Date.AddDays(-2); date <= Local(to).Date.AddDays(2); date = date.AddDays(1))
        {
            for (var time = Utc(date); time < Utc(date.AddDays(1)); time += step)
                boundaries.Add(time);
        }

        return boundaries;
    }

    // One period more on either side, as no period is longer than that.
    private IEnumerable<DateTime> Starts(DateTime from, DateTime to, string unit, int size)
    {
        var epoch = unit == "WEEK" ? new DateTime(1969, 12, 29) : new DateTime(1970, 1, 1);
        var (days, months) = unit switch { "DAY" => (size, 0), "WEEK" => (7 * size, 0), "MONTH" => (0, size), "QUARTER" => (0, 3 * size), _ => (0, 12 * size) };
        var start = epoch;
        for (var period = 1; start <= Local(to).AddDays(days + 2).AddMonths(months); period++)
        {
            if (start >= Local(from).AddDays(-days - 2).AddMonths(-months))
                yield return start;
            start = epoch.AddDays((double)days * period).AddMonths(months * period);
        }
    }
}
