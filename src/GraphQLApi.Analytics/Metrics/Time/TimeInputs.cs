using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;
using NodaTime;

namespace GraphQLApi.Analytics.Metrics.Time;

/// <summary>The inputs about time that every metrics field shares, as in the contract.</summary>
internal static class TimeInputs
{
    private static EnumType Unit { get; } = Vocabularies.Of<TimeUnit>(
        "TimeUnit", "A step of time. Days and longer ones are counted by the calendar of `timeZone`, so a day may have 23 or 25 hours.",
        (TimeUnit.Minute, "60 seconds; buckets restart at local midnight."),
        (TimeUnit.Hour, "60 minutes; buckets restart at local midnight."),
        (TimeUnit.Day, "From local midnight to local midnight."),
        (TimeUnit.Week, "From Monday to Monday, as in ISO 8601."),
        (TimeUnit.Month, "A month of the calendar, 28 to 31 days."),
        (TimeUnit.Quarter, "Three months, from January, April, July or October."),
        (TimeUnit.Year, "A year of the calendar, from 1 January on."));

    private static EnumType Preset { get; } = Vocabularies.Of<TimePreset>(
        "TimePreset", "A range with a name, in `timeZone`.",
        (TimePreset.Today, "From local midnight until now."),
        (TimePreset.Yesterday, "The whole local day before today."),
        (TimePreset.ThisWeek, "From Monday, local midnight, until now."),
        (TimePreset.LastWeek, "The whole week before this one, from Monday to Monday."),
        (TimePreset.ThisMonth, "From the first of the month, local midnight, until now."),
        (TimePreset.LastMonth, "The whole month before this one."));

    private static InputObjectType Between { get; } = new(
        "TimeBetweenInput", "Two moments; at or after `to` nothing counts.",
        () =>
        [
            new("from", Leaf.DateTime.NonNull()) { Description = "First moment inside." },
            new("to", Leaf.DateTime.NonNull()) { Description = "First moment behind the range; not at or before `from` (RANGE_INVALID)." },
        ]);

    private static InputObjectType Last { get; } = new(
        "TimeLastInput", "A number of units: until now as a range, back in time as an offset.",
        () =>
        [
            new("amount", Leaf.Int.NonNull()) { Description = "How many, at least 1 (else RANGE_INVALID)." },
            new("unit", Unit.NonNull()) { Description = "Of what; days and longer ones by the calendar of `timeZone`." },
        ]);

    private static InputObjectType RangeInput { get; } = new(
        "TimeRangeInput", "A half-open range of time, [from, to). Exactly one field.",
        () =>
        [
            new("between", Between) { Description = "From one moment to another." },
            new("last", Last) { Description = "The last units until now; `{ amount: 1, unit: DAY }` is since this local time yesterday." },
            new("preset", Preset) { Description = "A range with a name." },
        ]) { IsOneOf = true };

    private static InputObjectType IntervalInput { get; } = new(
        "TimeIntervalInput", "Buckets of equal length. More than `limits.maxBuckets` of them: RANGE_INVALID.",
        () =>
        [
            new("unit", Unit.NonNull()) { Description = "What `size` counts: hours are of equal length, days and longer follow the calendar of `timeZone`." },
            new("size", Leaf.Int.NonNull())
            {
                Description = $"How many units, at least 1 and at most {CalendarSpan.MaximumYears} years of them. Minutes and hours restart at local midnight; longer ones count from 1970-01-01 local, weeks from Monday 1969-12-29.",
                DefaultValue = DefaultValue.Of(1),
            },
            new("fillGaps", Leaf.Boolean.NonNull())
            {
                Description = "Whether buckets without data come too: counts 0, averages and rates null.", DefaultValue = DefaultValue.Of(true),
            },
        ]);

    private static InputObjectType ComparisonInput { get; } = new(
        "ComparisonInput", "Which earlier period to put beside the asked one. Exactly one field.",
        () =>
        [
            new("previousPeriod", Leaf.Boolean)
            {
                Description = "The same length just before; a preset's previous unit, cut at the same local time. `false`: no comparison.",
            },
            new("offset", Last) { Description = "The same range so much earlier; days and longer units by the calendar of `timeZone`." },
        ]) { IsOneOf = true };

    public static ArgumentDefinition Range => new("range", RangeInput.NonNull()) { Description = "Which time counts." };

    public static ArgumentDefinition TimeZone => new("timeZone", Leaf.TimeZone.NonNull())
    {
        Description = "IANA id that rules buckets, presets, calendar units, hours and days of the week. Unknown: TIME_ZONE_UNKNOWN.",
        DefaultValue = DefaultValue.Of(DateTimeZone.Utc),
    };

    public static ArgumentDefinition Interval => new("interval", IntervalInput) { Description = "Cuts the range into buckets; without it the whole range is one." };

    public static ArgumentDefinition Compare => new("compare", ComparisonInput) { Description = "An earlier period to compare with; fills `previous`." };
}
