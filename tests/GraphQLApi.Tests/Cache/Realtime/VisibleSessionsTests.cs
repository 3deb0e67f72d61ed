using System.Threading.Channels;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Tests.Cache.Facts;

namespace GraphQLApi.Tests.Cache.Realtime;

public sealed class VisibleSessionsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_comes_as_soon_as_the_cache_shows_it_and_others_never()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("No call was expected."));
        var finished = Channel.CreateUnbounded<RealtimeSessionRow>();
        var told = new List<string>();
        var reading = ReadAsync(cache, finished.Reader, told, Token);

        foreach (var id in new[] { "s-3", "s-1", "s-none" })
        {
            await finished.Writer.WriteAsync(new RealtimeSessionRow { BotId = "st-1", SessionId = id }, Token);
        }

        await TurnAsync(cache);
        Assert.Empty(told);

        await cache.Database.WriteAsync(
            async (db, token) =>
            {
                FactRows.Fill(db);
                await db.SaveChangesAsync(token);
            },
            Token);
        for (var turn = 0; turn < 100 && told.Count == 0; turn++)
        {
            await TurnAsync(cache);
        }

        await TurnAsync(cache);
        Assert.Equal(["s-1"], told);
        finished.Writer.Complete();
        await reading;
        Assert.Equal(["s-1"], told);
    }

    [Fact]
    public async Task Who_leaves_while_nothing_finishes_is_let_go()
    {
        await using var cache = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("No call was expected."));
        var finished = Channel.CreateUnbounded<RealtimeSessionRow>();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = ReadAsync(cache, finished.Reader, [], leave.Token);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static Task ReadAsync(CacheFixture cache, ChannelReader<RealtimeSessionRow> finished, List<string> told, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var visible = new VisibleSessions(cache.Database, new Visibility(["qu-2"], null), TimeSpan.FromSeconds(20), cache.Clock);
            await foreach (var session in visible.OfAsync(finished.ReadAllAsync(cancellationToken), cancellationToken))
            {
                told.Add(session.SessionId);
            }
        },
        Token);

    private static async Task TurnAsync(CacheFixture cache)
    {
        await Task.Delay(20, Token);
        cache.Clock.Advance(TimeSpan.FromSeconds(20));
        await Task.Delay(20, Token);
    }
}
