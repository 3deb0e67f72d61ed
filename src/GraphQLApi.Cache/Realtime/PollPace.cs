namespace GraphQLApi.Cache.Realtime;

/// <summary>
/// How long to wait before the next poll of a feed that somebody watches. The vendor shows the 25 newest sessions only: many new ones in a poll
/// mean that the next may miss some, few that a call can be saved. Pure.
/// </summary>
internal static class PollPace
{
    /// <summary>Where nothing is configured: the product's default for a feed nobody watches.</summary>
    public static readonly TimeSpan Slowest = TimeSpan.FromSeconds(20);

    // 12 calls a minute leave most of the vendor's 60 to others.
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(5);

    private const int Many = 12;
    private const int Few = 4;

    /// <param name="last">The pause before this poll.</param>
    /// <param name="fresh">Sessions in it that no earlier poll showed.</param>
    /// <param name="slowest"><c>Upstream:RealtimePollInterval</c>, or <see cref="Slowest"/> where that is 0.</param>
    public static TimeSpan Next(TimeSpan last, int fresh, TimeSpan slowest)
    {
        var fastest = slowest < Fastest ? slowest : Fastest;
        var next = fresh > Many ? last / 2 : fresh < Few ? last * 1.5 : last;
        return next < fastest ? fastest : next > slowest ? slowest : next;
    }
}
