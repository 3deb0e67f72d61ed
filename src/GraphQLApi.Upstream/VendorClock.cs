using Microsoft.Extensions.Logging;

namespace GraphQLApi.Upstream;

/// <summary>
/// The present as the vendor sees it, learnt from the `Date` of its answers. What a reading claims to be complete up to must be told by this
/// clock: ours, if it were ahead, would claim time in which the vendor's sessions are still to come.
/// </summary>
public sealed partial class VendorClock
{
    /// <summary>A difference up to this is the way of the answer and the whole seconds of the header.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    // Beyond it the header is not believed: then it is warned of and left alone.
    private static readonly TimeSpan Believed = TimeSpan.FromDays(1);

    private readonly TimeProvider clock;
    private readonly ILogger<VendorClock> logger;
    private readonly Lock gate = new();
    private TimeSpan? skew;

    internal VendorClock(TimeProvider clock, ILogger<VendorClock> logger) => (this.clock, this.logger) = (clock, logger);

    /// <summary>How far the vendor's clock is ahead of ours, within <see cref="Tolerance"/>; null before its first answer.</summary>
    public TimeSpan? Skew
    {
        get
        {
            lock (gate)
            {
                return skew;
            }
        }
    }

    /// <summary>Now in UTC by the vendor's clock; by our own where they agree, or differ by more than a day.</summary>
    public DateTimeOffset GetUtcNow() => Correct(clock.GetUtcNow());

    /// <summary>Now by our own clock: an instant that <see cref="Correct"/> may later make the vendor's, when its answer is there.</summary>
    internal DateTimeOffset GetOwnUtcNow() => clock.GetUtcNow();

    /// <summary>What the vendor's clock showed when ours showed <paramref name="ours"/>.</summary>
    internal DateTimeOffset Correct(DateTimeOffset ours) => ours + Correction;

    /// <summary>What is added to our clock: nothing where the clocks agree or the difference is not believed.</summary>
    internal TimeSpan Correction => Skew is { } known && known.Duration() > Tolerance && known.Duration() < Believed ? known : TimeSpan.Zero;

    /// <summary>An answer with <paramref name="date"/> has come to a call sent at <paramref name="sentAt"/> by our clock.</summary>
    internal void Observe(DateTimeOffset date, DateTimeOffset sentAt)
    {
        var receivedAt = clock.GetUtcNow();

        // The header was written between sending and receiving, and is cut to the second.
        var least = date - receivedAt;
        var most = date + TimeSpan.FromSeconds(1) - sentAt;
        lock (gate)
        {
            var isKnown = skew is { } known && least <= known + Tolerance && known - Tolerance <= most;
            if (isKnown)
            {
                return;
            }

            skew = least > TimeSpan.Zero ? least : most < TimeSpan.Zero ? most : TimeSpan.Zero;
            if (skew.Value.Duration() > Tolerance)
            {
                LogSkew(logger, skew.Value.TotalSeconds);
            }
        }
    }

    [LoggerMessage(2005, LogLevel.Warning, "The vendor's clock is {Seconds:0} s ahead of this machine's (behind, if negative): set this machine's clock (NTP)")]
    private static partial void LogSkew(ILogger logger, double seconds);
}
