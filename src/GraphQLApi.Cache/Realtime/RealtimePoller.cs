using GraphQLApi.Upstream;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache.Realtime;

/// <summary>Polls the feeds while somebody watches or <c>Upstream:RealtimePollInterval</c> asks (SEMANTICS §3.8); run by the background service.</summary>
internal sealed class RealtimePoller(RealtimeFeed feed, IOptions<UpstreamOptions> upstream, TimeProvider clock)
{
    private readonly Dictionary<string, (DateTimeOffset At, TimeSpan Pace)> next =
        upstream.Value.BotIds.Distinct(StringComparer.Ordinal).ToDictionary(bot => bot, _ => (DateTimeOffset.MinValue, feed.SlowestPace), StringComparer.Ordinal);

    /// <summary>Polls what is due, then waits until the next poll is, or somebody begins to watch.</summary>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await Task.WhenAll(next.Where(bot => bot.Value.At <= now && IsAsked(bot.Key)).Select(bot => PollAsync(bot.Key, bot.Value.Pace, cancellationToken)).ToList());

        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(Pause(), clock, pause.Token);
        var arrival = feed.ArrivalAsync(pause.Token);
        await Task.WhenAny(timer, arrival);
        await pause.CancelAsync();
        await Task.WhenAll(timer, arrival).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool IsAsked(string bot) => upstream.Value.RealtimePollInterval > TimeSpan.Zero || feed.IsWatched(bot);

    private async Task PollAsync(string bot, TimeSpan pace, CancellationToken cancellationToken)
    {
        var fresh = await feed.TurnAsync(bot, pace, cancellationToken);
        var slower = feed.IsWatched(bot) && fresh is { } count ? PollPace.Next(pace, count, feed.SlowestPace) : feed.SlowestPace;
        lock (next)
        {
            next[bot] = (clock.GetUtcNow() + slower, slower);
        }
    }

    private TimeSpan Pause()
    {
        var asked = next.Where(bot => IsAsked(bot.Key)).Select(bot => bot.Value.At).ToList();
        var left = asked.Count == 0 ? Timeout.InfiniteTimeSpan : asked.Min() - clock.GetUtcNow();
        return left < TimeSpan.Zero && asked.Count > 0 ? TimeSpan.Zero : left;
    }
}
