using System.Globalization;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>The input <c>TimeRangeInput</c>, resolved: a half-open range, and which length of time stands between it and the period before.</summary>
internal sealed record TimeRangeArgument(TimeRange Range, TimeShift ToPrevious, TimeRange Previous)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <param name="input">The input object as the engine coerced it: exactly one of <c>between</c>, <c>last</c>, <c>preset</c>.</param>
    /// <param name="calendar">The zone that days and longer units are counted in.</param>
    /// <param name="now">The request's moment.</param>
    /// <exception cref="GraphQLException">RANGE_INVALID: reversed, not positive, or outside of the years that can be asked for.</exception>
    public static TimeRangeArgument Read(IReadOnlyDictionary<string, object?> input, ZoneCalendar calendar, DateTime now)
    {
        var (field, value) = input.First();
        return field switch
        {
            "between" => Between((IReadOnlyDictionary<string, object?>)value!, calendar),
            "last" => Last(ReadSpan((IReadOnlyDictionary<string, object?>)value!, "range.last"), calendar, now),
            _ => Preset((TimePreset)value!, calendar, now),
        };
    }

    public static CalendarSpan ReadSpan(IReadOnlyDictionary<string, object?> input, string path)
    {
        var span = new CalendarSpan((int)input["amount"]!, (TimeUnit)input["unit"]!);
        return span.Amount >= 1 && span.Amount <= CalendarSpan.Maximum(span.Unit)
            ? span
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"`{path}.amount` is {span.Amount}; with this unit it must be from 1 to {CalendarSpan.Maximum(span.Unit)}."));
    }

    public static GraphQLException Refuse(string message) => new(message, AnalyticsErrorCode.RangeInvalid);

    // A range of whole local days is compared with the same number of days before it, so that midnight stays midnight over a clock change.
    private static TimeRangeArgument Between(IReadOnlyDictionary<string, object?> input, ZoneCalendar calendar)
    {
        var range = new TimeRange((DateTime)input["from"]!, (DateTime)input["to"]!);
        if (range.IsEmpty)
        {
            throw Refuse("`range.between.from` must lie before `range.between.to`; the range is half-open, [from, to).");
        }

        var (from, to) = (UnixTime.ToMilliseconds(range.From), UnixTime.ToMilliseconds(range.To));
        var (first, end) = (calendar.LocalOf(from).Date, calendar.LocalOf(to).Date);
        var isWholeDays = calendar.StartOf(first) == from && calendar.StartOf(end) == to && end > first;
        return Before(range, isWholeDays ? TimeShift.Of(new CalendarSpan(Period.DaysBetween(first, end), TimeUnit.Day)) : TimeShift.Elapsed(to - from), calendar);
    }

    private static TimeRangeArgument Last(CalendarSpan span, ZoneCalendar calendar, DateTime now)
    {
        var end = UnixTime.ToMilliseconds(now);
        return Before(Between(calendar.Before(end, span), end), TimeShift.Of(span), calendar);
    }

    private static TimeRangeArgument Before(TimeRange range, TimeShift shift, ZoneCalendar calendar) =>
        range.From.Year >= FirstYear && range.To.Year <= LastYear
            ? new(range, shift, new TimeRange(UnixTime.FromMilliseconds(shift.Back(UnixTime.ToMilliseconds(range.From), calendar)), range.From))
            : throw Refuse($"`range` must lie in the years {FirstYear} to {LastYear}.");

    private static TimeRangeArgument Preset(TimePreset preset, ZoneCalendar calendar, DateTime now)
    {
        var end = UnixTime.ToMilliseconds(now);
        var local = calendar.LocalOf(end);
        var unit = preset switch
        {
            TimePreset.Today or TimePreset.Yesterday => TimeUnit.Day,
            TimePreset.ThisWeek or TimePreset.LastWeek => TimeUnit.Week,
            _ => TimeUnit.Month,
        };
        var span = new CalendarSpan(1, unit);
        var current = unit switch
        {
            TimeUnit.Day => local.Date,
            TimeUnit.Week => local.Date.PlusDays(1 - (int)local.DayOfWeek),
            _ => new LocalDate(local.Year, local.Month, 1),
        };
        var before = ZoneCalendar.Earlier(current, span);
        var (start, previous) = (calendar.StartOf(current), calendar.StartOf(before));
        if (preset is TimePreset.Yesterday or TimePreset.LastWeek or TimePreset.LastMonth)
        {
            return new(Between(previous, start), TimeShift.Of(span), Between(calendar.StartOf(ZoneCalendar.Earlier(before, span)), previous));
        }

        // The same elapsed local time: the 31st of a month reaches to the end of a month of 30 days.
        var elapsed = Period.Between(current.AtMidnight(), local, PeriodUnits.Days | PeriodUnits.AllTimeUnits);
        return new(Between(start, end), TimeShift.Of(span), Between(previous, Math.Min(start, calendar.InstantOf(before.AtMidnight() + elapsed))));
    }

    private static TimeRange Between(long from, long to) => new(UnixTime.FromMilliseconds(from), UnixTime.FromMilliseconds(to));
}
