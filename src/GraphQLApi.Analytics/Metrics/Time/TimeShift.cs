using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>How far back a compared period lies: elapsed time, or units of a zone's calendar.</summary>
internal sealed record TimeShift
{
    private readonly CalendarSpan span;
    private readonly long milliseconds;

    private TimeShift(CalendarSpan span, long milliseconds) => (this.span, this.milliseconds) = (span, milliseconds);

    public static TimeShift Of(CalendarSpan span) => new(span, span.Milliseconds);

    public static TimeShift Elapsed(long milliseconds) => new(default, milliseconds);

    /// <summary>The time so much earlier; where the calendar has no such day, the last one before it.</summary>
    public long Back(long time, ZoneCalendar calendar) => milliseconds != 0 ? time - milliseconds : calendar.Before(time, span);

    /// <summary>As <see cref="Back"/>, but null where the calendar has no such day or the clock no such time: nothing can be compared with it.</summary>
    public long? BackExactly(long time, ZoneCalendar calendar)
    {
        if (milliseconds != 0)
        {
            return time - milliseconds;
        }

        var local = calendar.LocalOf(time);
        var date = ZoneCalendar.Earlier(local.Date, span);
        var isSameDay = span.Months == 0 || date.Day == local.Day;
        var shown = date + local.TimeOfDay;
        // A day that begins after midnight still is that day.
        return isSameDay && (calendar.Shows(shown) || local.TimeOfDay == LocalTime.Midnight) ? calendar.InstantOf(shown) : null;
    }
}
