using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>Dates and local times of one zone as instants in Unix milliseconds, for days that have 23 or 25 hours, no midnight, or do not exist.</summary>
internal sealed class ZoneCalendar(DateTimeZone zone)
{
    public DateTimeZone Zone => zone;

    public LocalDateTime LocalOf(long instant) => Instant.FromUnixTimeMilliseconds(instant).InZone(zone).LocalDateTime;

    /// <summary>The first instant of a date: its midnight, the first of two, or the end of the gap that swallowed it.</summary>
    public long StartOf(LocalDate date) => InstantOf(date.AtMidnight());

    /// <summary>The instant of a local time: the first of two, or the end of the gap it falls into.</summary>
    public long InstantOf(LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        var instant = mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
        return instant.ToUnixTimeMilliseconds();
    }

    /// <summary>Whether a clock in the zone ever shows the time.</summary>
    public bool Shows(LocalDateTime local) => zone.MapLocal(local).Count > 0;

    /// <summary>The instant a span earlier: by elapsed time for minutes and hours, else by the calendar, where the 31st becomes the last of a shorter month.</summary>
    public long Before(long instant, CalendarSpan span)
    {
        if (span.IsElapsed)
        {
            return instant - span.Milliseconds;
        }

        var local = LocalOf(instant);
        return InstantOf(Earlier(local.Date, span) + local.TimeOfDay);
    }

    /// <summary>The date a span of calendar units earlier.</summary>
    public static LocalDate Earlier(LocalDate date, CalendarSpan span) => date.PlusMonths(-span.Months).PlusDays(-span.Days);
}
