using System.Globalization;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using NodaTime;

namespace GraphQLApi.Tests.Analytics.Metrics.Time;

public sealed class MetricsTimeTests
{
    private const string Sunday = "2024-10-27T12:00:00Z";

    [Theory]
    // `now` is Sunday, 13:00 in Berlin, on the day of 25 hours; the day began at 22:00Z.
    [InlineData("Europe/Berlin", "TODAY", Sunday, "2024-10-26T22:00..2024-10-27T12:00", "2024-10-25T22:00..2024-10-26T11:00")]
    [InlineData("Europe/Berlin", "YESTERDAY", Sunday, "2024-10-25T22:00..2024-10-26T22:00", "2024-10-24T22:00..2024-10-25T22:00")]
    [InlineData("Europe/Berlin", "THIS_WEEK", Sunday, "2024-10-20T22:00..2024-10-27T12:00", "2024-10-13T22:00..2024-10-20T11:00")]
    [InlineData("Europe/Berlin", "LAST_WEEK", Sunday, "2024-10-13T22:00..2024-10-20T22:00", "2024-10-06T22:00..2024-10-13T22:00")]
    [InlineData("Europe/Berlin", "THIS_MONTH", Sunday, "2024-09-30T22:00..2024-10-27T12:00", "2024-08-31T22:00..2024-09-27T11:00")]
    [InlineData("Europe/Berlin", "LAST_MONTH", Sunday, "2024-08-31T22:00..2024-09-30T22:00", "2024-07-31T22:00..2024-08-31T22:00")]
    [InlineData("Asia/Kolkata", "TODAY", "2024-10-26T18:30:00Z", "2024-10-26T18:30..2024-10-26T18:30", "2024-10-25T18:30..2024-10-25T18:30")]
    // The 31st is compared with all of a shorter month.
    [InlineData("UTC", "THIS_MONTH", "2024-03-31T10:00:00Z", "2024-03-01T00:00..2024-03-31T10:00", "2024-02-01T00:00..2024-03-01T00:00")]
    // No midnight on that day in Brazil.
    [InlineData("America/Sao_Paulo", "TODAY", "2018-11-04T12:00:00Z", "2018-11-04T03:00..2018-11-04T12:00", "2018-11-03T03:00..2018-11-03T13:00")]
    public void A_preset_starts_at_a_local_boundary(string zone, string preset, string now, string range, string previous)
    {
        var value = Enum.Parse<TimePreset>(preset.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var time = Read(zone, now, [("preset", value)], compare: [("previousPeriod", true)]);
        Assert.Equal((range, previous), (Text(time.Range), Text(time.Previous)));
    }

    [Theory]
    [InlineData("UTC", 90, TimeUnit.Minute, Sunday, "2024-10-27T10:30..2024-10-27T12:00", "2024-10-27T09:00..2024-10-27T10:30")]
    // 24 hours are elapsed time, a day is not: at 13:00 yesterday clocks were an hour ahead.
    [InlineData("Europe/Berlin", 24, TimeUnit.Hour, Sunday, "2024-10-26T12:00..2024-10-27T12:00", "2024-10-25T12:00..2024-10-26T12:00")]
    [InlineData("Europe/Berlin", 1, TimeUnit.Day, Sunday, "2024-10-26T11:00..2024-10-27T12:00", "2024-10-25T11:00..2024-10-26T11:00")]
    [InlineData("Europe/Berlin", 2, TimeUnit.Week, Sunday, "2024-10-13T11:00..2024-10-27T12:00", "2024-09-29T11:00..2024-10-13T11:00")]
    [InlineData("UTC", 1, TimeUnit.Month, "2024-03-31T10:00:00Z", "2024-02-29T10:00..2024-03-31T10:00", "2024-01-29T10:00..2024-02-29T10:00")]
    [InlineData("UTC", 1, TimeUnit.Quarter, Sunday, "2024-07-27T12:00..2024-10-27T12:00", "2024-04-27T12:00..2024-07-27T12:00")]
    [InlineData("UTC", 1, TimeUnit.Year, "2024-02-29T00:00:00Z", "2023-02-28T00:00..2024-02-29T00:00", "2022-02-28T00:00..2023-02-28T00:00")]
    internal void The_last_units_count_back_by_the_calendar(string zone, int amount, TimeUnit unit, string now, string range, string previous)
    {
        var time = Read(zone, now, [("last", Object(("amount", amount), ("unit", unit)))], compare: [("previousPeriod", true)]);
        Assert.Equal((range, previous), (Text(time.Range), Text(time.Previous)));
    }

    [Theory]
    // Elapsed time; but whole local days are compared with whole local days.
    [InlineData("UTC", "2024-10-27T10:00Z", "2024-10-27T12:00Z", "2024-10-27T08:00..2024-10-27T10:00")]
    [InlineData("Europe/Berlin", "2024-10-26T22:00Z", "2024-10-27T23:00Z", "2024-10-25T22:00..2024-10-26T22:00")]
    [InlineData("UTC", "2024-10-26T22:00Z", "2024-10-27T23:00Z", "2024-10-25T21:00..2024-10-26T22:00")]
    [InlineData("UTC", "2024-03-01T00:00Z", "2024-04-01T00:00Z", "2024-01-30T00:00..2024-03-01T00:00")]
    public void Two_moments_are_compared_with_as_much_time_before(string zone, string from, string to, string previous) =>
        Assert.Equal(previous, Text(Between(zone, from, to, compare: [("previousPeriod", true)]).Previous));

    [Theory]
    [InlineData("Europe/Berlin", 1, TimeUnit.Week, "2024-10-27T23:00Z", "2024-10-28T23:00Z", "2024-10-20T22:00..2024-10-21T22:00")]
    [InlineData("Europe/Berlin", 168, TimeUnit.Hour, "2024-10-27T23:00Z", "2024-10-28T23:00Z", "2024-10-20T23:00..2024-10-21T23:00")]
    [InlineData("UTC", 1, TimeUnit.Year, "2024-03-01T00:00Z", "2024-04-01T00:00Z", "2023-03-01T00:00..2023-04-01T00:00")]
    [InlineData("UTC", 1, TimeUnit.Month, "2024-03-01T00:00Z", "2024-04-01T00:00Z", "2024-02-01T00:00..2024-03-01T00:00")]
    internal void An_offset_moves_both_ends(string zone, int amount, TimeUnit unit, string from, string to, string previous) =>
        Assert.Equal(previous, Text(Between(zone, from, to, compare: [("offset", Object(("amount", amount), ("unit", unit)))]).Previous));

    [Fact]
    public void False_compares_nothing() =>
        Assert.Null(Between("UTC", "2024-03-01T00:00Z", "2024-04-01T00:00Z", compare: [("previousPeriod", false)]).Previous);

    [Theory]
    // The 23-hour day has no hour from 2 to 3; the hour that came twice has one counterpart.
    [InlineData("Europe/Berlin", TimeUnit.Hour, "2024-03-31T22:00Z", "2024-04-01T03:00Z", 1, TimeUnit.Day, "0,1,-1,2,3")]
    [InlineData("Europe/Berlin", TimeUnit.Hour, "2024-10-26T23:00Z", "2024-10-27T03:00Z", 1, TimeUnit.Day, "0,1,1,2")]
    // March 29 to 31 against a February of 29 days.
    [InlineData("UTC", TimeUnit.Day, "2024-03-28T00:00Z", "2024-04-02T00:00Z", 1, TimeUnit.Month, "0,1,-1,-1,2")]
    [InlineData("UTC", TimeUnit.Week, "2024-03-01T00:00Z", "2024-04-01T00:00Z", 28, TimeUnit.Day, "0,1,2,3,4")]
    internal void A_bucket_is_compared_with_the_same_local_time(string zone, TimeUnit unit, string from, string to, int amount, TimeUnit offset, string expected)
    {
        var time = Between(zone, from, to, interval: [("unit", unit), ("size", 1), ("fillGaps", true)], compare: [("offset", Object(("amount", amount), ("unit", offset)))]);
        Assert.Equal(expected, string.Join(',', time.Counterparts(time.Buckets(1000)!, time.PreviousBuckets(1000)!)));
    }

    [Theory]
    [InlineData("2024-04-01T00:00Z", "2024-03-01T00:00Z", 1, 1, "`range.between.from` must lie before `range.between.to`; the range is half-open, [from, to).")]
    [InlineData("2024-04-01T00:00Z", "2024-04-01T00:00Z", 1, 1, "`range.between.from` must lie before `range.between.to`; the range is half-open, [from, to).")]
    [InlineData("0001-01-01T00:00Z", "2024-04-01T00:00Z", 1, 1, "`range` must lie in the years 1900 to 2199.")]
    [InlineData("2024-04-01T00:00Z", "9999-01-01T00:00Z", 1, 1, "`range` must lie in the years 1900 to 2199.")]
    [InlineData("2024-03-01T00:00Z", "2024-04-01T00:00Z", 0, 1, "`interval.size` is 0; with this unit it must be from 1 to 1000.")]
    [InlineData("2024-03-01T00:00Z", "2024-04-01T00:00Z", -1, 1, "`interval.size` is -1; with this unit it must be from 1 to 1000.")]
    [InlineData("2024-03-01T00:00Z", "2024-04-01T00:00Z", 1001, 1, "`interval.size` is 1001; with this unit it must be from 1 to 1000.")]
    [InlineData("2024-03-01T00:00Z", "2024-04-01T00:00Z", 1, 0, "`compare.offset.amount` is 0; with this unit it must be from 1 to 1000.")]
    public void Anything_else_is_refused_in_words(string from, string to, int size, int offset, string message)
    {
        var error = Assert.Throws<GraphQLException>(() => Between(
            "UTC", from, to, interval: [("unit", TimeUnit.Year), ("size", size), ("fillGaps", true)],
            compare: [("offset", Object(("amount", offset), ("unit", TimeUnit.Year)))])).Errors[0];
        Assert.Equal(("RANGE_INVALID", message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData(0, TimeUnit.Day, "`range.last.amount` is 0; with this unit it must be from 1 to 365000.")]
    [InlineData(int.MaxValue, TimeUnit.Minute, "`range.last.amount` is 2147483647; with this unit it must be from 1 to 525600000.")]
    [InlineData(1000, TimeUnit.Year, "`range` must lie in the years 1900 to 2199.")]
    internal void So_is_a_number_of_units(int amount, TimeUnit unit, string message) =>
        Assert.Equal(message, Assert.Throws<GraphQLException>(() => Read("UTC", Sunday, [("last", Object(("amount", amount), ("unit", unit)))])).Errors[0].Message);

    private static MetricsTime Between(string zone, string from, string to, (string, object?)[]? interval = null, (string, object?)[]? compare = null) =>
        Read(zone, Sunday, [("between", Object(("from", Utc(from)), ("to", Utc(to))))], interval, compare);

    private static MetricsTime Read(string zone, string now, (string, object?)[] range, (string, object?)[]? interval = null, (string, object?)[]? compare = null)
    {
        var arguments = Object(("range", Object(range)), ("timeZone", DateTimeZoneProviders.Tzdb[zone]));
        if (interval is not null)
            arguments["interval"] = Object(interval);
        if (compare is not null)
            arguments["compare"] = Object(compare);
        return MetricsTime.Read(new ArgumentValues(arguments), Utc(now));
    }

    private static OrderedDictionary<string, object?> Object(params (string Name, object? Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private static string Text(TimeRange? range) => range is { } r ? $"{r.From:yyyy-MM-ddTHH:mm}..{r.To:yyyy-MM-ddTHH:mm}" : "none";

    private static DateTime Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime;
}
