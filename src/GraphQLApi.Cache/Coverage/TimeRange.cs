namespace GraphQLApi.Cache.Coverage;

/// <summary>A half-open range of time in UTC; <paramref name="To"/> at or before <paramref name="From"/> is an empty one.</summary>
/// <param name="From">First instant inside.</param>
/// <param name="To">First instant after the range.</param>
public readonly record struct TimeRange(DateTime From, DateTime To)
{
    /// <summary>Whether no instant lies inside.</summary>
    public bool IsEmpty => To <= From;

    /// <summary>Zero where the range is empty.</summary>
    public TimeSpan Length => IsEmpty ? TimeSpan.Zero : To - From;

    /// <summary>The part inside both; empty where they do not meet.</summary>
    public TimeRange Intersect(TimeRange other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);

    /// <summary>Whether some instant lies in both.</summary>
    public bool Overlaps(TimeRange other) => !Intersect(other).IsEmpty;

    /// <summary>`2026-01-01T00:00:00Z..2026-01-02T00:00:00Z`, the form of log lines and error messages.</summary>
    public override string ToString() => $"{From:yyyy-MM-ddTHH:mm:ss.FFF}Z..{To:yyyy-MM-ddTHH:mm:ss.FFF}Z";
}
