using System.Text.Json;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics;

/// <summary>Pages of any size, both ways, give the list that sorting everything in memory gives; many ties, many nulls.</summary>
public sealed class PageWalkTests
{
    private const int Rows = 23;

    // Keys a client may write, and the same keys read from the row here, nulls first.
    private static readonly (string Field, Func<QueueVisitRow, IComparable?> Value)[] Keys =
    [
        ("enterTime", row => row.EnterTime), ("queueName", row => row.QueueName is { } name ? new Text(name) : null), ("waitSeconds", row => row.WaitSeconds),
        ("callbackOpted", row => row.CallbackOpted), ("exitReason", row => row.ExitReason), ("ordinal", row => row.Ordinal),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_walk_is_the_sorted_list(int seed)
    {
        var random = new Random(seed);
        var visits = Enumerable.Range(0, Rows).Select(number => Visit(random, number)).ToArray();
        await using var host = await AnalyticsHost.StartAsync(db => Fill(db, visits));
        for (var round = 0; round < 4; round++)
        {
            var order = random.GetItems(Keys, random.Next(1, 4)).DistinctBy(key => key.Field).Select(key => (key.Field, key.Value, Down: random.Next(2) == 0)).ToArray();
            var sorted = visits.ToList();
            sorted.Sort((left, right) => Compare(order, left, right));
            var expected = sorted.Select(row => $"{row.ConversationId}/{row.Ordinal}").ToArray();
            var text = string.Join(", ", order.Select(key => $"{{ {key.Field}: {(key.Down ? "DESC" : "ASC")} }}"));
            foreach (var size in new[] { 1, 4, Rows })
            {
                Assert.Equal(expected, await WalkAsync(host, $"order: [{text}]", size, backward: false));
                Assert.Equal(expected, await WalkAsync(host, $"order: [{text}]", size, backward: true));
            }
        }
    }

    [Fact]
    public async Task An_order_through_other_rows_pages_too()
    {
        var random = new Random(99);
        var visits = Enumerable.Range(0, Rows).Select(number => Visit(random, number)).ToArray();
        await using var host = await AnalyticsHost.StartAsync(db => Fill(db, visits));
        var expected = visits.OrderBy(row => row.RespondingOrdinal is null ? 0 : 1).ThenByDescending(row => row.QueueId, StringComparer.Ordinal)
            .ThenBy(row => row.ConversationId, StringComparer.Ordinal).ThenBy(row => row.Ordinal).Select(row => $"{row.ConversationId}/{row.Ordinal}").ToArray();
        const string Order = "order: [{ respondingAgent: { status: ASC } }, { queue: { name: DESC } }]";
        Assert.Equal(expected, await WalkAsync(host, Order, 3, backward: false));
        Assert.Equal(expected, await WalkAsync(host, Order, 3, backward: true));
    }

    [Fact]
    public async Task Between_two_cursors_stand_the_rows_between()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var all = (await host.DataAsync("{ queueVisits { edges { cursor } } }")).GetProperty("queueVisits").GetProperty("edges").EnumerateArray()
            .Select(edge => edge.GetProperty("cursor").GetString()).ToArray();
        Assert.Equal(
            """{"data":{"queueVisits":{"edges":[{"node":{"enterTime":"2026-03-01T00:13:00.000Z"}},{"node":{"enterTime":"2026-03-01T00:12:00.000Z"}}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":true}}}}""",
            await host.AnswerAsync($"{{ queueVisits(first: 9, after: \"{all[0]}\", before: \"{all[3]}\") {{ edges {{ node {{ enterTime }} }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}"));
    }

    [Fact]
    public async Task A_cursor_of_nested_pages_continues_each_parent()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var cursor = (await host.DataAsync("{ queueVisits(first: 1) { pageInfo { endCursor } } }")).GetProperty("queueVisits").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        Assert.Equal(
            """{"data":{"queues":{"nodes":[{"visits":{"nodes":[{"enterTime":"2026-03-01T00:13:00.000Z"},{"enterTime":"2026-03-01T00:11:00.000Z"}]}},{"visits":{"nodes":[{"enterTime":"2026-03-01T00:12:00.000Z"},{"enterTime":null}]}}]}}}""",
            await host.AnswerAsync($"{{ queues {{ nodes {{ visits(first: 5, after: \"{cursor}\") {{ nodes {{ enterTime }} }} }} }} }}"));
    }

    [Fact]
    public async Task An_empty_page_still_counts() =>
        Assert.Equal(
            """{"data":{"sessions":{"totalCount":3,"nodes":[],"pageInfo":{"hasNextPage":true,"startCursor":null,"endCursor":null}}}}""",
            await (await AnalyticsHost.StartAsync(SampleRows.Fill)).AnswerAsync("{ sessions(first: 0) { totalCount nodes { id } pageInfo { hasNextPage startCursor endCursor } } }"));

    private static async Task<List<string>> WalkAsync(AnalyticsHost host, string order, int size, bool backward)
    {
        var found = new List<string>();
        string? cursor = null;
        for (var pages = 0; pages <= Rows; pages++)
        {
            var place = cursor is null ? "" : backward ? $", before: \"{cursor}\"" : $", after: \"{cursor}\"";
            var page = (await host.DataAsync(
                $"{{ queueVisits({(backward ? "last" : "first")}: {size}{place}, {order}) {{ nodes {{ ordinal conversation {{ conversationId }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"))
                .GetProperty("queueVisits");
            var nodes = page.GetProperty("nodes").EnumerateArray().Select(Name).ToArray();
            found.InsertRange(backward ? 0 : found.Count, nodes);
            var info = page.GetProperty("pageInfo");
            Assert.Equal(cursor is not null, info.GetProperty(backward ? "hasNextPage" : "hasPreviousPage").GetBoolean());
            if (!info.GetProperty(backward ? "hasPreviousPage" : "hasNextPage").GetBoolean())
            {
                return found;
            }

            cursor = info.GetProperty(backward ? "startCursor" : "endCursor").GetString();
        }

        Assert.Fail("The walk does not end.");
        return found;
    }

    private static string Name(JsonElement node) => $"{node.GetProperty("conversation").GetProperty("conversationId").GetString()}/{node.GetProperty("ordinal").GetInt32()}";

    private static int Compare((string Field, Func<QueueVisitRow, IComparable?> Value, bool Down)[] order, QueueVisitRow left, QueueVisitRow right)
    {
        foreach (var (_, value, down) in order)
        {
            var (a, b) = (value(left), value(right));
            var sign = a is null ? (b is null ? 0 : -1) : b is null ? 1 : a.CompareTo(b);
            if (sign != 0)
            {
                return down ? -sign : sign;
            }
        }

        return (left.ConversationId, left.Ordinal).CompareTo((right.ConversationId, right.Ordinal));
    }

    private static QueueVisitRow Visit(Random random, int number) => new()
    {
        ConversationId = $"c-{number:00}", Ordinal = random.Next(2), SessionId = "s", QueueId = random.Next(2) == 0 ? "qu-a" : "qu-b",
        EnterTime = random.Next(3) == 0 ? null : SampleRows.Day.AddMinutes(random.Next(3)),
        QueueName = random.Next(3) == 0 ? null : random.GetItems(["a", "A", "ä", "\uE000", "😨"], 1)[0],
        WaitSeconds = random.Next(3) == 0 ? null : random.Next(3) / 4.0,
        CallbackOpted = random.Next(3) switch { 0 => null, 1 => false, _ => true },
        ExitReason = (QueueExitReason)random.Next(7),
    };

    private static void Fill(CacheDbContext db, QueueVisitRow[] visits)
    {
        db.AddRange(
            new SessionRow { SessionId = "s", StartTime = SampleRows.Day }, new AgentRow { AgentId = "u" },
            new QueueRow { QueueId = "qu-a", Name = "a" }, new QueueRow { QueueId = "qu-b", Name = "b" });
        foreach (var visit in visits)
        {
            db.AddRange(new ConversationRow { ConversationId = visit.ConversationId, SessionId = "s" }, visit);
            if (visit.ExitReason == QueueExitReason.Answered)
            {
                visit.RespondingOrdinal = visit.Ordinal;
                db.Add(new AgentSegmentRow { ConversationId = visit.ConversationId, Ordinal = visit.Ordinal, SessionId = "s", AgentId = "u", Status = "Answered", IsInQueueVisit = true });
            }
        }
    }

    /// <summary>A text that compares by its UTF-8 bytes, as the database does.</summary>
    private sealed record Text(string Value) : IComparable
    {
        public int CompareTo(object? obj) => System.Text.Encoding.UTF8.GetBytes(Value).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(((Text)obj!).Value));
    }
}
