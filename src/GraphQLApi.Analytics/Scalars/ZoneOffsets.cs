using NodaTime;
using NodaTime.TimeZones;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>Offsets from UTC of one zone, for hosts that show times in it. Remembers the stretch of the last time asked for; not safe for concurrent use.</summary>
/// <param name="id">IANA id in exact case; another one is refused with TIME_ZONE_UNKNOWN.</param>
public sealed class ZoneOffsets(string id)
{
    private readonly DateTimeZone zone = TimeZoneType.Find(id);
    private ZoneInterval? latest;

    /// <summary>The offset at a moment.</summary>
    /// <param name="time">UTC, whatever its kind says.</param>
    public TimeSpan At(DateTime time)
    {
        var instant = Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc));
        if (latest is null || !latest.Contains(instant))
        {
            latest = zone.GetZoneInterval(instant);
        }

        return latest.WallOffset.ToTimeSpan();
    }
}
