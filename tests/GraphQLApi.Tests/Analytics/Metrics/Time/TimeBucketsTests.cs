using System.Globalization;
using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using NodaTime;

namespace GraphQLApi.Tests.Analytics.Metrics.Time;

/// <summary>Expected times were worked out by hand and with Python's zoneinfo, never with NodaTime.</summary>
public sealed class TimeBucketsTests
{
    [Theory]
    // A day that clocks change on has 23 or 25 hours, elsewhere 23.5.
    [InlineData("Europe/Berlin", "Day", 1, "2024-03-30T23:00Z", "2024-04-01T22:00Z", "2024-03-31T00:00:00+01:00 23, 2024-04-01T00:00:00+02:00 24")]
    [InlineData("Europe/Berlin", "Day", 1, "2024-10-26T22:00Z", "2024-10-28T23:00Z", "2024-10-27T00:00:00+02:00 25, 2024-10-28T00:00:00+01:00 24")]
    [InlineData("Australia/Lord_Howe", "Day", 1, "2024-10-05T13:30Z", "2024-10-06T13:00Z", "2024-10-06T00:00:00+10:30 23.5")]
    // The hour from 2 to 3 comes twice, or not at all.
    [InlineData("Europe/Berlin", "Hour", 1, "2024-10-26T23:00Z", "2024-10-27T03:00Z", "2024-10-27T01:00:00+02:00 1, 2024-10-27T02:00:00+02:00 1, 2024-10-27T02:00:00+01:00 1, 2024-10-27T03:00:00+01:00 1")]
    [InlineData("Europe/Berlin", "Hour", 1, "2024-03-31T00:00Z", "2024-03-31T02:00Z", "2024-03-31T01:00:00+01:00 1, 2024-03-31T03:00:00+02:00 1")]
    // Zones half an hour and three quarters of an hour off.
    [InlineData("Asia/Kolkata", "Hour", 1, "2024-10-27T00:00Z", "2024-10-27T01:00Z", "2024-10-27T05:00:00+05:30 1, 2024-10-27T06:00:00+05:30 1")]
    [InlineData("Asia/Kathmandu", "Minute", 30, "2024-10-27T00:00Z", "2024-10-27T00:30Z", "2024-10-27T05:30:00+05:45 0.5, 2024-10-27T06:00:00+05:45 0.5")]
    // Steps restart at midnight: the last one of a day is as long as is left.
    [InlineData("UTC", "Hour", 7, "2024-01-01T00:00Z", "2024-01-02T07:00Z", "2024-01-01T00:00:00+00:00 7, 2024-01-01T07:00:00+00:00 7, 2024-01-01T14:00:00+00:00 7, 2024-01-01T21:00:00+00:00 3, 2024-01-02T00:00:00+00:00 7")]
    [InlineData("Europe/Berlin", "Hour", 12, "2024-10-26T22:00Z", "2024-10-27T23:00Z", "2024-10-27T00:00:00+02:00 12, 2024-10-27T11:00:00+01:00 12, 2024-10-27T23:00:00+01:00 1")]
    [InlineData("UTC", "Minute", 1000, "2024-01-01T20:00Z", "2024-01-02T01:00Z", "2024-01-01T16:40:00+00:00 7.333333333333333, 2024-01-02T00:00:00+00:00 16.666666666666668")]
    // No midnight on that day: it begins at one o'clock.
    [InlineData("America/Sao_Paulo", "Day", 1, "2018-11-04T03:00Z", "2018-11-05T02:00Z", "2018-11-04T01:00:00-02:00 23")]
    [InlineData("America/Sao_Paulo", "Hour", 6, "2018-11-04T03:00Z", "2018-11-04T15:00Z", "2018-11-04T01:00:00-02:00 6, 2018-11-04T07:00:00-02:00 6")]
    [InlineData("Asia/Beirut", "Day", 1, "2022-03-26T22:00Z", "2022-03-28T00:00Z", "2022-03-27T01:00:00+03:00 23, 2022-03-28T00:00:00+03:00 24")]
    [InlineData("America/Sao_Paulo", "Day", 1, "2019-02-16T02:00Z", "2019-02-17T03:00Z", "2019-02-16T00:00:00-02:00 25")]
    // 2011-12-30 was left out in Samoa; where midnight comes twice, the first one counts.
    [InlineData("Pacific/Apia", "Day", 1, "2011-12-29T10:00Z", "2011-12-31T10:00Z", "2011-12-29T00:00:00-10:00 24, 2011-12-31T00:00:00+14:00 24")]
    [InlineData("Pacific/Apia", "Hour", 12, "2011-12-30T00:00Z", "2011-12-30T12:00Z", "2011-12-29T12:00:00-10:00 12, 2011-12-31T00:00:00+14:00 12")]
    [InlineData("America/St_Johns", "Day", 1, "2010-11-07T03:00Z", "2010-11-08T03:30Z", "2010-11-07T00:00:00-02:30 25")]
    // Weeks from Monday, also when two are counted from 1969-12-29; months and quarters of any length.
    [InlineData("UTC", "Week", 1, "2024-01-03T00:00Z", "2024-01-09T00:00Z", "2024-01-01T00:00:00+00:00 168, 2024-01-08T00:00:00+00:00 168")]
    [InlineData("UTC", "Week", 2, "1970-01-01T00:00Z", "1970-01-13T00:00Z", "1969-12-29T00:00:00+00:00 336, 1970-01-12T00:00:00+00:00 336")]
    [InlineData("Europe/Berlin", "Week", 1, "2024-10-23T00:00Z", "2024-10-24T00:00Z", "2024-10-21T00:00:00+02:00 169")]
    [InlineData("UTC", "Month", 1, "2024-02-29T00:00Z", "2024-03-01T00:00Z", "2024-02-01T00:00:00+00:00 696")]
    [InlineData("UTC", "Month", 5, "1970-05-31T00:00Z", "1970-06-02T00:00Z", "1970-01-01T00:00:00+00:00 3624, 1970-06-01T00:00:00+00:00 3672")]
    [InlineData("UTC", "Quarter", 1, "2024-05-05T00:00Z", "2024-05-06T00:00Z", "2024-04-01T00:00:00+00:00 2184")]
    [InlineData("UTC", "Year", 1, "2024-05-05T00:00Z", "2024-05-06T00:00Z", "2024-01-01T00:00:00+00:00 8784")]
    [InlineData("UTC", "Year", 4, "1969-05-05T00:00Z", "1970-01-01T00:00Z", "1966-01-01T00:00:00+00:00 35064")]
    // Three days, counted from 1970-01-01, and before it.
    [InlineData("UTC", "Day", 3, "1970-01-05T00:00Z", "1970-01-08T00:00Z", "1970-01-04T00:00:00+00:00 72, 1970-01-07T00:00:00+00:00 72")]
    [InlineData("UTC", "Day", 3, "1969-12-31T00:00Z", "1970-01-01T00:00Z", "1969-12-29T00:00:00+00:00 72")]
    // An offset with seconds.
    [InlineData("Africa/Monrovia", "Day", 1, "1971-01-02T01:00Z", "1971-01-02T02:00Z", "1971-01-02T00:00:00-00:44:30 24")]
    public void Buckets_start_where_local_clocks_say(string zone, string unit, int size, string from, string to, string expected)
    {
        var buckets = TimeBuckets.Create(Range(from, to), DateTimeZoneProviders.Tzdb[zone], new TimeInterval(Enum.Parse<TimeUnit>(unit), size), 100);
        Assert.Equal(expected, string.Join(", ", Enumerable.Range(0, buckets.Count).Select(i => buckets.Bucket(i, false)).Select(
            bucket => string.Create(CultureInfo.InvariantCulture, $"{bucket.StartLocal} {bucket.DurationSeconds / 3600}"))));
    }

    [Theory]
    [InlineData("2024-10-26T21:59:59.999Z", -1)]
    [InlineData("2024-10-26T22:00:00Z", 0)]
    [InlineData("2024-10-27T00:59:59.999Z", 2)]
    [InlineData("2024-10-27T01:00:00Z", 3)]
    [InlineData("2024-10-27T22:59:59.999Z", 24)]
    [InlineData("2024-10-27T23:00:00Z", -1)]
    public void A_time_lies_in_one_bucket(string time, int expected)
    {
        Assert.Equal(expected, Berlin().IndexOf(UnixTime.ToMilliseconds(Utc(time))));
    }

    [Fact]
    public void What_range_now_or_a_gap_cuts_is_partial()
    {
        var buckets = TimeBuckets.Create(Range("2024-01-01T00:30Z", "2024-01-01T06:00Z"), DateTimeZone.Utc, new TimeInterval(TimeUnit.Hour), 10);
        var gaps = new[] { Range("2024-01-01T02:00Z", "2024-01-01T02:01Z"), Range("2024-01-01T03:59Z", "2024-01-01T04:00Z") };
        Assert.Equal([true, false, true, true, false, true], buckets.Partial(Utc("2024-01-01T05:30Z"), gaps));
        Assert.Equal([true, true, false, false, false, false], buckets.Partial(Utc("2024-01-02T00:00Z"), [Range("2024-01-01T01:00Z", "2024-01-01T01:00Z")]));
        Assert.Equal([true, false, false, false, false, false], buckets.Partial(Utc("2024-01-02T00:00Z"), [Range("2023-01-01T01:00Z", "2024-01-01T00:00Z")]));
    }

    [Theory]
    [InlineData("Minute", 1, "2024-01-01T00:00Z", "2025-11-26T10:40Z")] // 10⁶ minutes
    [InlineData("Hour", 1, "2024-01-01T00:00Z", "2024-02-12T16:01Z")] // 1,000 and one minute more
    public void Too_many_buckets_are_refused(string unit, int size, string from, string to)
    {
        var error = Assert.Throws<GraphQLException>(() => TimeBuckets.Create(Range(from, to), DateTimeZone.Utc, new TimeInterval(Enum.Parse<TimeUnit>(unit), size), 1000)).Errors[0];
        Assert.Equal(
            ("RANGE_INVALID", "`interval` cuts the range into more than 1000 buckets, which is the most (`limits.maxBuckets`). Choose a longer unit, a larger `size`, or a shorter range."),
            (error.Code, error.Message));
    }

    [Fact]
    public void As_many_buckets_as_allowed_are_answered() =>
        Assert.Equal(1000, TimeBuckets.Create(Range("2024-01-01T00:00Z", "2024-02-11T16:00Z"), DateTimeZone.Utc, new TimeInterval(TimeUnit.Hour), 1000).Count);

    [Fact]
    public void Buckets_adjoin_and_hold_the_range_in_every_zone()
    {
        var range = Range("2011-12-20T05:17Z", "2012-01-05T00:00Z");
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            foreach (var unit in Enum.GetValues<TimeUnit>().Where(unit => unit != TimeUnit.Minute))
            {
                var bounds = TimeBuckets.Create(range, DateTimeZoneProviders.Tzdb[id], new TimeInterval(unit), 1000).Boundaries.ToArray();
                Assert.True(bounds[0] <= UnixTime.ToMilliseconds(range.From) && bounds[1] > UnixTime.ToMilliseconds(range.From), $"{id} {unit} begins wrong");
                Assert.True(bounds[^1] >= UnixTime.ToMilliseconds(range.To) && bounds[^2] < UnixTime.ToMilliseconds(range.To), $"{id} {unit} ends wrong");
                Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{id} {unit} does not rise"));
            }
        }
    }

    private static TimeBuckets Berlin() =>
        TimeBuckets.Create(Range("2024-10-26T22:00Z", "2024-10-27T23:00Z"), DateTimeZoneProviders.Tzdb["Europe/Berlin"], new TimeInterval(TimeUnit.Hour), 100);

    private static TimeRange Range(string from, string to) => new(Utc(from), Utc(to));

    private static DateTime Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime;
}
