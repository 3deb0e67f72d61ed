using System.Globalization;
using GraphQLApi.Analytics.Metrics.Time;
using NodaTime;

namespace GraphQLApi.Tests.Analytics.Metrics.Time;

public sealed class ZoneClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2024-10-27T00:59:59Z", 2, 7, "2024-10-27")]
    [InlineData("Europe/Berlin", "2024-10-27T01:00:00Z", 2, 7, "2024-10-27")]
    [InlineData("Europe/Berlin", "2024-10-27T02:00:00Z", 3, 7, "2024-10-27")]
    [InlineData("Europe/Berlin", "2024-03-31T01:00:00Z", 3, 7, "2024-03-31")]
    [InlineData("Asia/Kolkata", "2024-10-27T18:29:59Z", 23, 7, "2024-10-27")]
    [InlineData("Asia/Kolkata", "2024-10-27T18:30:00Z", 0, 1, "2024-10-28")]
    [InlineData("America/New_York", "2024-01-01T04:59:59.999Z", 23, 7, "2023-12-31")]
    [InlineData("Pacific/Apia", "2011-12-30T09:59:59Z", 23, 4, "2011-12-29")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", 0, 6, "2011-12-31")]
    [InlineData("UTC", "1969-12-31T23:30:00Z", 23, 3, "1969-12-31")]
    public void Hour_and_day_are_what_a_clock_on_the_wall_shows(string zone, string time, int hour, int dayOfWeek, string day)
    {
        var from = UnixTime.ToMilliseconds(new DateTime(1969, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var to = UnixTime.ToMilliseconds(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var clock = new ZoneClock(DateTimeZoneProviders.Tzdb[zone], from, to);
        var milliseconds = UnixTime.ToMilliseconds(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime);
        var localDay = DateTime.UnixEpoch.AddDays(clock.LocalDay(milliseconds)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal((hour, dayOfWeek, day), (clock.HourOfDay(milliseconds), clock.DayOfWeek(milliseconds), localDay));
    }
}
