namespace GraphQLApi.Upstream;

/// <summary>A half-open range of session starts, <paramref name="From"/> included and <paramref name="To"/> not, in UTC.</summary>
/// <param name="From">First instant inside.</param>
/// <param name="To">First instant after the range; later than <paramref name="From"/>.</param>
public readonly record struct TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Length of the range.</summary>
    public TimeSpan Length => To - From;

    /// <summary>Whether <paramref name="time"/> lies inside; <see cref="To"/> itself does not.</summary>
    public bool Contains(DateTimeOffset time) => From <= time && time < To;

    /// <summary>The smallest window of whole seconds around this one: the vendor counts in seconds.</summary>
    public TimeWindow ToWholeSeconds() => new(Floor(From), Floor(To.AddTicks(TimeSpan.TicksPerSecond - 1)));

    /// <summary>`2026-01-01T00:00:00Z..2026-01-02T00:00:00Z`, the form of the log lines.</summary>
    public override string ToString() => $"{From.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}..{To.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";

    private static DateTimeOffset Floor(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
