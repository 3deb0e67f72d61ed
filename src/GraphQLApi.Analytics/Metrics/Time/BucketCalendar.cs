using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>
/// The endless row of bucket boundaries of one interval in one zone. Days and everything longer are counted from 1970-01-01 local, weeks from the
/// Monday before it; minutes and hours restart at each local midnight (SEMANTICS §4.9).
/// </summary>
internal sealed class BucketCalendar(ZoneCalendar calendar, TimeInterval interval)
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private static readonly LocalDate FirstMonday = new(1969, 12, 29);

    private readonly CalendarSpan step = new(interval.Size, interval.Unit);

    /// <summary>Boundaries in rising order, without end; the first is the last one at or before <paramref name="from"/>.</summary>
    public IEnumerable<long> From(long from) => step.IsElapsed ? Elapsed(from) : ByCalendar(from);

    private IEnumerable<long> Elapsed(long from)
    {
        var date = calendar.LocalOf(from).Date;
        // A clock set back across midnight shows the old date again after the new one has begun.
        if (calendar.StartOf(date.PlusDays(1)) <= from)
        {
            date = date.PlusDays(1);
        }

        var start = calendar.StartOf(date);
        var boundary = start + (UnixTime.FloorDivide(from - start, step.Milliseconds) * step.Milliseconds);
        while (true)
        {
            date = date.PlusDays(1);
            for (var midnight = calendar.StartOf(date); boundary < midnight; boundary = Math.Min(boundary + step.Milliseconds, midnight))
            {
                yield return boundary;
            }
        }
    }

    private IEnumerable<long> ByCalendar(long from)
    {
        var period = PeriodOf(calendar.LocalOf(from).Date);
        if (Start(period + 1) <= from)
        {
            period++;
        }

        var boundary = Start(period);
        yield return boundary;
        while (true)
        {
            var next = Start(++period);
            if (next > boundary) // a day that the zone left out has no length
            {
                yield return boundary = next;
            }
        }
    }

    private LocalDate Origin => interval.Unit == TimeUnit.Week ? FirstMonday : Epoch;

    private int PeriodOf(LocalDate date) => (int)(step.Months != 0
        ? UnixTime.FloorDivide(((date.Year - Epoch.Year) * 12) + date.Month - 1, step.Months)
        : UnixTime.FloorDivide(Period.DaysBetween(Origin, date), step.Days));

    private long Start(int period) => calendar.StartOf(Origin.PlusMonths(period * step.Months).PlusDays(period * step.Days));
}
