using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Tests.Upstream;

namespace GraphQLApi.Tests.Cache.Realtime;

public sealed class RealtimePollerTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private string feed = "s-1 s-2";
    private bool isDown;

    [Fact]
    public async Task Only_who_watches_makes_it_poll_and_each_session_is_told_once()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => Answer(), ("Upstream:RealtimePollInterval", "00:00:00"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var poller = RunAsync(cache, stop.Token);
        cache.Clock.Advance(TimeSpan.FromMinutes(5));
        await Task.Delay(50, Token);
        Assert.Empty(cache.Vendor.Seen);

        var told = new List<string>();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = ReadAsync(cache, told, leave.Token);
        await CacheRequestTests.Until(() => cache.Vendor.Seen.Count == 1); // at once; who is in it had finished before

        feed = "s-4 s-3 s-1";
        await UntilAsync(cache, () => told.Count == 2);
        feed = "s-1 s-4"; // s-3 left the list, s-1 came back to its top
        var polls = cache.Vendor.Seen.Count;
        await UntilAsync(cache, () => cache.Vendor.Seen.Count >= polls + 2);
        isDown = true;
        polls = cache.Vendor.Seen.Count;
        await UntilAsync(cache, () => cache.Vendor.Seen.Count >= polls + 2);
        (isDown, feed) = (false, "s-5");
        await UntilAsync(cache, () => told.Count == 3);
        Assert.Equal(["s-3", "s-4", "s-5"], told); // oldest first

        await leave.CancelAsync();
        await reading;
        polls = cache.Vendor.Seen.Count;
        cache.Clock.Advance(TimeSpan.FromMinutes(5));
        await Task.Delay(50, Token);
        Assert.InRange(cache.Vendor.Seen.Count, polls, polls + 1);
        await stop.CancelAsync();
        await poller;
    }

    [Fact]
    public async Task A_bot_that_is_not_ours_cannot_be_watched()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => Answer());
        Assert.Null(cache.Get<RealtimeFeed>().Watch("st-unknown", Visibility.All, Token));
    }

    private HttpResponseMessage Answer() => isDown
        ? ScriptedVendor.Json("", 400)
        : ScriptedVendor.Json($"[{string.Join(',', feed.Split(' ').Select(id => $$"""{"sessionId":"{{id}}"}"""))}]");

    private static async Task RunAsync(CacheFixture cache, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
                await cache.Get<RealtimePoller>().TurnAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // As the service ends.
        }
    }

    private static async Task ReadAsync(CacheFixture cache, List<string> told, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var session in cache.Get<RealtimeFeed>().Watch(null, Visibility.All, cancellationToken)!)
                told.Add(session.SessionId);
        }
        catch (OperationCanceledException)
        {
            // The subscriber left.
        }
    }

    private static async Task UntilAsync(CacheFixture cache, Func<bool> reached)
    {
        for (var i = 0; i < 500 && !reached(); i++)
        {
            cache.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        Assert.True(reached());
    }
}
