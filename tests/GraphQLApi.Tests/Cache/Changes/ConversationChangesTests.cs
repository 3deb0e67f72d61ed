using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Upstream;
using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Cache.Changes;

/// <summary>Which readings tell of which conversations (SEMANTICS §6.5).</summary>
public sealed class ConversationChangesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTime Now = CacheFixture.Start.UtcDateTime;
    private static readonly TimeRange Hour = new(Now.AddHours(-2), Now.AddHours(-1));
    private static readonly ReadingScope Scope = new("", "st-1");

    // Two conversations of one session, each in its own queue.
    private string first = "ACTIVE";

    [Fact]
    public async Task A_hot_reading_tells_of_each_change_once()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => Answer());
        var told = Watch(cache, null);
        var inSecondQueue = Watch(cache, "qu-2");

        await ReadAsync(cache, isNews: true);
        Assert.Equal(["c-1", "c-2"], told);
        await ReadAsync(cache, isNews: true);
        Assert.Equal(["c-1", "c-2"], told);

        first = "CLOSED"; // only this one's own record
        await ReadAsync(cache, isNews: true);
        Assert.Equal(["c-1", "c-2", "c-1"], told);
        Assert.Equal(["c-2"], inSecondQueue);
    }

    [Fact]
    public async Task A_limited_reader_is_told_of_what_it_may_see()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => Answer());
        var told = Watch(cache, null, new Visibility(["qu-2", "qu-3"], null));
        var ofHiddenQueue = Watch(cache, "qu-1", new Visibility(["qu-2"], null));
        var ofBot = Watch(cache, null, new Visibility(null, ["st-1"]));
        var ofOtherBot = Watch(cache, null, new Visibility(null, ["st-2"]));

        await ReadAsync(cache, isNews: true);

        Assert.Equal(["c-2"], told);
        Assert.Equal(["c-1", "c-2"], ofBot);
        Assert.Empty(ofHiddenQueue.Concat(ofOtherBot));
    }

    [Fact]
    public async Task A_first_reading_for_a_query_is_history_and_a_later_change_is_news()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => Answer());
        var told = Watch(cache, null);

        await ReadAsync(cache, isNews: false);
        Assert.Empty(told);

        first = "CLOSED";
        await ReadAsync(cache, isNews: false);
        Assert.Equal(["c-1"], told);
        await ReadAsync(cache, isNews: true);
        Assert.Equal(["c-1"], told);
    }

    [Fact]
    public async Task A_backfill_is_history()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => Answer());
        var told = Watch(cache, null);
        var job = await cache.Get<SyncJobs>().RunAsync(Hour.From, Hour.To, false, null, Token);
        Assert.Equal((2, 0), (job.RecordsFetched, told.Count));
    }

    private HttpResponseMessage Answer() => ScriptedVendor.Json($$"""
        {"numResults":2,"data":[
          {"sessionId":"s-1","conversationId":"c-1","botId":"st-1","sessionStartTime":"2026-04-01T10:30:00","finalStatus":"{{first}}",
           "destinations":[{"destinationType":"QueueEntry","queueId":"qu-1","queueName":"Billing","EnterTime":"2026-04-01T10:31:00"}]},
          {"sessionId":"s-1","conversationId":"c-2","sessionStartTime":"2026-04-01T10:30:00","finalStatus":"ACTIVE",
           "destinations":[{"destinationType":"QueueEntry","queueId":"qu-2","queueName":"Sales","EnterTime":"2026-04-01T10:40:00"}]}]}
        """);

    // Read as soon as it is told: publishing completes the reader's wait.
    private static List<string> Watch(CacheFixture cache, string? queueId, Visibility? visibility = null)
    {
        var told = new List<string>();
        _ = Task.Run(
            async () =>
            {
                await foreach (var id in cache.Get<ConversationChanges>().Watch(queueId, visibility ?? Visibility.All, Token))
                    told.Add(id);
            },
            Token);
        return told;
    }

    private static async Task ReadAsync(CacheFixture cache, bool isNews)
    {
        cache.Clock.Advance(TimeSpan.FromSeconds(1));
        var need = new ReadingNeed(WindowSet.Of(Hour), cache.Clock.GetUtcNow().UtcDateTime) { IsNews = isNews };
        Assert.Null(await cache.Get<GapFiller>().FillAsync(Scope, need, CallLane.Interactive, null, Token));
        await Task.Delay(50, Token); // the readers run beside us
    }
}
