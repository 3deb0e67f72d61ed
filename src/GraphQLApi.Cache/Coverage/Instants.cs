namespace GraphQLApi.Cache.Coverage;

/// <summary>Arithmetic on UTC instants.</summary>
internal static class Instants
{
    public static readonly DateTime Beginning = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    /// <summary>The latest multiple of <paramref name="unit"/> (counted from year 1, so hours and days are UTC ones) at or before the instant.</summary>
    public static DateTime FloorTo(this DateTime instant, TimeSpan unit) => instant.AddTicks(-(instant.Ticks % unit.Ticks));

    /// <summary><paramref name="instant"/> − <paramref name="span"/>, stopping at the beginning of time.</summary>
    public static DateTime Before(this DateTime instant, TimeSpan span) => instant.Ticks > span.Ticks ? instant - span : Beginning;
}
