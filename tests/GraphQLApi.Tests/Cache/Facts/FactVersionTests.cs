using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Tests.Cache.Sync;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Facts;

/// <summary>Three sessions a day apart, written as the sync writes them; then one thing happens, and the days that are read again are those it touched.</summary>
public sealed class FactVersionTests : IDisposable
{
    private const FactColumns All = (FactColumns)(-1);

    private const string First =
        """
        {"sessionId":"s-1","conversationId":"c-1","sessionStartTime":"2026-03-01T10:00:00","sessionEndTime":"2026-03-01T10:10:00","finalStatus":"CLOSED","userleveltags":[{"name":"tier","value":"gold"}],
         "destinations":[{"type":"QueueEntry","queueId":"qu-1","EnterTime":"2026-03-01T10:00:00",
           "nonRespondingAgents":[{"type":"AgentSegment","agentId":"u-2","assignedAt":"2026-03-01T10:00:10"}],
           "respondingAgent":{"type":"AgentSegment","agentId":"u-1","assignedAt":"2026-03-01T10:00:20","acceptedTime":"2026-03-01T10:00:30","interactionEndTime":"2026-03-01T10:05:00"}}]}
        """;

    private static readonly string Second = First.Replace("2026-03-01T", "2026-03-02T", StringComparison.Ordinal).Replace("-1\"", "-3\"", StringComparison.Ordinal);

    private static readonly string Third = First.Replace("2026-03-01T", "2026-03-03T", StringComparison.Ordinal).Replace("-1\"", "-5\"", StringComparison.Ordinal);

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly MemoryDatabase database = new();
    private readonly FactStore store = new(new FactOptions());
    private readonly RowWriter writer = new();

    public FactVersionTests() => Write(First, Second, Third);

    [Fact]
    public async Task What_is_held_is_not_read_again()
    {
        await ReadAsync();
        Assert.Equal("sessions 3, conversations 3, visits 3, segments 3, misses 3", Counted());

        await ReadAsync();
        Assert.Equal("sessions 3, conversations 3, visits 3, segments 3, misses 3", Counted());
        Assert.InRange(store.Bytes, 15 * 1024, 20 * 1024);
    }

    [Fact]
    public async Task Further_columns_of_a_held_day_are_read_once()
    {
        Assert.Equal(3, await CountAsync(store.QueueVisits, FactColumns.None));
        Assert.Equal(3, await CountAsync(store.QueueVisits, FactColumns.Agent));
        Assert.Equal(6, store.QueueVisits.DaysRead);
        Assert.Equal(3, await CountAsync(store.QueueVisits, FactColumns.Agent));
        Assert.Equal(3, await CountAsync(store.QueueVisits, FactColumns.None));
        Assert.Equal(6, store.QueueVisits.DaysRead);
    }

    [Theory]
    [InlineData("nothing", "sessions 0, conversations 0, visits 0, segments 0, misses 0")]
    [InlineData("confirmed", "sessions 0, conversations 0, visits 0, segments 0, misses 0")]
    [InlineData("changed", "sessions 1, conversations 1, visits 1, segments 1, misses 1")]
    [InlineData("moved", "sessions 2, conversations 2, visits 2, segments 2, misses 2")]
    [InlineData("left for another session", "sessions 2, conversations 2, visits 2, segments 2, misses 2")]
    [InlineData("new session", "sessions 1, conversations 0, visits 0, segments 0, misses 0")]
    [InlineData("purged", "sessions 1, conversations 1, visits 1, segments 1, misses 1")]
    [InlineData("tag blanked", "sessions 0, conversations 1, visits 1, segments 1, misses 1")]
    [InlineData("seen in the feed", "sessions 1, conversations 0, visits 0, segments 0, misses 0")]
    [InlineData("vacuumed", "sessions 3, conversations 3, visits 3, segments 3, misses 3")]
    public async Task Exactly_the_days_that_something_touched_are_read_again(string happened, string readAgain)
    {
        await ReadAsync();
        var before = Counts();

        Happen(happened);
        await ReadAsync();

        Assert.Equal(readAgain, Counted(before));
        var held = await TextAsync(store);
        Assert.Equal(await TextAsync(new FactStore(new FactOptions())), held);
        Assert.Equal(held, await TextAsync(new FactStore(new FactOptions { MemoryBudget = 0 })));
    }

    [Fact]
    public async Task A_budget_that_is_too_small_answers_alike_and_holds_what_fits()
    {
        var small = new FactStore(new FactOptions { MemoryBudget = 4_000 });

        Assert.Equal(await TextAsync(store), await TextAsync(small));
        Assert.Equal(await TextAsync(store), await TextAsync(small));
        Assert.InRange(small.Bytes, 1, 4_000);
    }

    [Fact]
    public async Task Requests_that_ask_for_the_same_days_at_once_read_them_once()
    {
        await using var file = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("nobody asks the vendor"));
        await file.Database.WriteAsync((db, _) => { FactRows.Fill(db); return db.SaveChangesAsync(Cancellation); }, Cancellation);

        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => file.QueryAsync(db => CountAsync(store.QueueVisits, All, db, new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Utc)))));

        Assert.Equal([4, 4, 4, 4, 4, 4, 4, 4], counts);
        Assert.Equal(2, store.QueueVisits.DaysRead);
    }

    [Fact]
    public async Task A_request_that_began_earlier_sees_its_own_snapshot()
    {
        await using var file = await CacheFixture.OpenAsync(_ => throw new InvalidOperationException("nobody asks the vendor"));
        await file.Database.WriteAsync((db, _) => { FactRows.Fill(db); return db.SaveChangesAsync(Cancellation); }, Cancellation);
        var end = new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Utc);
        await using var earlier = await file.Database.SnapshotAsync(Cancellation);

        await file.Database.WriteAsync((db, token) => db.QueueVisits.Where(row => row.ConversationId == "c-2").ExecuteDeleteAsync(token), Cancellation);

        Assert.Equal(3, await file.QueryAsync(db => CountAsync(store.QueueVisits, All, db, end)));
        Assert.Equal(4, await CountAsync(store.QueueVisits, All, earlier.Db, end));
        Assert.Equal(3, await file.QueryAsync(db => CountAsync(store.QueueVisits, All, db, end)));
    }

    public void Dispose() => database.Dispose();

    private void Happen(string what)
    {
        switch (what)
        {
            case "confirmed":
                Write(First, Second, Third);
                break;
            case "changed":
                Write(Second.Replace("10:05:00", "10:06:00", StringComparison.Ordinal));
                break;
            case "moved":
                Write(Second.Replace("2026-03-02T", "2026-03-01T", StringComparison.Ordinal));
                break;
            case "left for another session":
                Write(Second.Replace("s-3", "s-4", StringComparison.Ordinal).Replace("2026-03-02T", "2026-03-01T", StringComparison.Ordinal));
                break;
            case "new session":
                Write("""{"sessionId":"s-9","sessionStartTime":"2026-03-02T12:00:00","finalStatus":"BotResolved"}""");
                break;
            case "purged":
                Run("DELETE FROM \"Sessions\" WHERE \"SessionId\" = 's-3'");
                break;
            case "tag blanked":
                Run("UPDATE \"ConversationTags\" SET \"Value\" = NULL WHERE \"ConversationId\" = 'c-3'");
                break;
            case "seen in the feed":
                Run("INSERT INTO \"RealtimeSessions\" (\"BotId\", \"SessionId\", \"Intents\", \"FeedPosition\", \"FirstSeenAt\", \"LastSeenAt\") VALUES ('st-1', 's-1', '[\"Book\"]', 0, 0, 0)");
                using (var transaction = database.Connection.BeginTransaction())
                {
                    writer.ApplyFeed(database.Connection, ["s-1"]);
                    transaction.Commit();
                }

                break;
            case "vacuumed":
                Run("VACUUM");
                break;
        }
    }

    private void Write(params string[] records)
    {
        using var transaction = database.Connection.BeginTransaction();
        writer.Write(database.Connection, Reading.Map(records), Cancellation);
        transaction.Commit();
    }

    private void Run(string sql)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() != 0 || sql == "VACUUM");
    }

    private async Task ReadAsync()
    {
        await CountAsync(store.Sessions, All);
        await CountAsync(store.Conversations, All);
        await CountAsync(store.QueueVisits, All);
        await CountAsync(store.AgentSegments, All);
        await CountAsync(store.MissedAssignments, All);
    }

    private long[] Counts() =>
        [store.Sessions.DaysRead, store.Conversations.DaysRead, store.QueueVisits.DaysRead, store.AgentSegments.DaysRead, store.MissedAssignments.DaysRead];

    private string Counted(long[]? before = null) => string.Join(
        ", ", new[] { "sessions", "conversations", "visits", "segments", "misses" }.Zip(Counts().Zip(before ?? new long[5]), (name, count) => $"{name} {count.First - count.Second}"));

    private async Task<int> CountAsync<TFacts>(FactSource<TFacts> source, FactColumns columns, CacheDbContext? db = null, DateTime? to = null)
        where TFacts : FactSegment, new()
    {
        using var own = database.Read();
        var count = 0;
        await foreach (var slice in source.ReadAsync(db ?? own, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), to ?? new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), columns, null, Cancellation))
        {
            count += slice.End - slice.Start;
        }

        return count;
    }

    // Every column of every population, in words.
    private async Task<string> TextAsync(FactStore facts)
    {
        await using var db = database.Read();
        var lines = new List<string>();
        await foreach (var slice in facts.Sessions.ReadAsync(db, DateTime.MinValue, DateTime.MaxValue, All, null, Cancellation))
        {
            lines.AddRange(Enumerable.Range(slice.Start, slice.End - slice.Start).Select(row =>
                $"session {slice.Facts.Time[row]} {facts.Dictionaries.FinalStatuses[slice.Facts.FinalStatus[row]]} {slice.Facts.Outcome[row]} {slice.Facts.IsHandedOver[row]} {slice.Facts.IsHandled[row]} "
                + $"{slice.Facts.IntentsKnown[row]} {slice.Facts.Intents[row].Length} {slice.Facts.Duration.Seconds(row)}"));
        }

        await foreach (var slice in facts.QueueVisits.ReadAsync(db, DateTime.MinValue, DateTime.MaxValue, All, null, Cancellation))
        {
            lines.AddRange(Enumerable.Range(slice.Start, slice.End - slice.Start).Select(row =>
                $"visit {slice.Facts.Time[row]} {facts.Dictionaries.Queues[slice.Facts.Queue[row]]} {slice.Facts.Wait.Seconds(row)} {facts.Dictionaries.Agents[slice.Facts.Agent[row]]} "
                + string.Join(',', slice.Facts.UserTags[row].ToArray().Select(code => facts.Dictionaries.Tags.Value(code)))));
        }

        await foreach (var slice in facts.AgentSegments.ReadAsync(db, DateTime.MinValue, DateTime.MaxValue, All, null, Cancellation))
        {
            lines.AddRange(Enumerable.Range(slice.Start, slice.End - slice.Start).Select(row => $"segment {slice.Facts.Time[row]} {slice.Facts.Interaction.Seconds(row)} {slice.Facts.End.Seconds(row)}"));
        }

        return string.Join('\n', lines);
    }
}
