using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Cache.Realtime;

/// <summary>
/// Of the sessions that finish, those of the queues a subscriber may see. Only the cache knows a session's queues, and the feed may be the first to
/// tell of it: it waits until the cache holds it, and then comes, once.
/// </summary>
internal sealed class VisibleSessions(CacheDatabase database, Visibility visibility, TimeSpan pace, TimeProvider clock)
{
    // Most are of other queues and never come: the oldest are given up.
    private const int MostAwaited = 1_000;

    public async IAsyncEnumerable<RealtimeSessionRow> OfAsync(
        IAsyncEnumerable<RealtimeSessionRow> finished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = finished.GetAsyncEnumerator(leaving.Token);
        var next = source.MoveNextAsync().AsTask();
        var awaited = new Queue<RealtimeSessionRow>();
        try
        {
            while (true)
            {
                await NextOrPauseAsync(next, awaited.Count == 0, leaving.Token);
                if (next.IsCompleted)
                {
                    if (!await next)
                    {
                        break;
                    }

                    awaited.Enqueue(source.Current);
                    next = source.MoveNextAsync().AsTask();
                }

                foreach (var session in await TakeVisibleAsync(awaited, leaving.Token))
                {
                    yield return session;
                }

                while (awaited.Count > MostAwaited)
                {
                    awaited.Dequeue();
                }
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a stream that still moves cannot be left
            await source.DisposeAsync();
        }
    }

    private async Task NextOrPauseAsync(Task next, bool isIdle, CancellationToken cancellationToken)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(isIdle ? Timeout.InfiniteTimeSpan : pace, clock, pause.Token));
        await pause.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    // Those that the cache shows now, in the order they finished; the others wait on.
    private async Task<List<RealtimeSessionRow>> TakeVisibleAsync(Queue<RealtimeSessionRow> awaited, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.Serialize(awaited.Select(session => session.SessionId));
        HashSet<string> seen;
        await using (var snapshot = await database.SnapshotAsync(visibility, cancellationToken))
        {
            var db = snapshot.Db;
            seen = await db.Sessions
                .Where(row => db.JsonElements(asked).Any(id => id.Value == row.SessionId))
                .Select(row => row.SessionId)
                .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        }

        var visible = awaited.Where(session => seen.Contains(session.SessionId)).ToList();
        if (visible.Count > 0)
        {
            RealtimeSessionRow[] waiting = [.. awaited.Where(session => !seen.Contains(session.SessionId))];
            awaited.Clear();
            Array.ForEach(waiting, awaited.Enqueue);
        }

        return visible;
    }
}
