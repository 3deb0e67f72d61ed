using GraphQLApi.Analytics.Paging;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Analytics;

/// <summary>All rows of a connection in pieces: one statement, one snapshot.</summary>
public sealed class RowWalkTests
{
    private static readonly DateTime Day = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("ASC", "3,4,0,1,2")]
    [InlineData("DESC", "2,1,0,3,4")]
    public async Task Pieces_are_the_whole_list_whatever_is_written_meanwhile(string direction, string expected)
    {
        // Two sessions without a status: nulls first ascending, last descending.
        await using var host = await AnalyticsHost.StartAsync(db => db.Sessions.AddRange(Enumerable.Range(0, 5).Select(number => Session(number, number < 3 ? $"s{number}" : null))));
        var walk = new RowWalk(100) { PieceSize = 2 };
        var pieces = new List<string>();
        await foreach (var data in host.WalkAsync($"{{ sessions(order: [{{ finalStatus: {direction} }}]) {{ nodes {{ sessionId queueVisits {{ ordinal }} }} coverage {{ complete }} }} }}", walk))
        {
            pieces.Add(string.Join(',', data.GetProperty("sessions").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("sessionId").GetString())));
            await host.WriteAsync(db => db.Sessions.Add(Session(10 + pieces.Count, "s1")));
        }

        Assert.Equal((expected, 3, false), (string.Join(',', pieces), pieces.Count, walk.IsCut));
        Assert.Single(host.Statements, statement => statement.Contains("FROM \"Sessions\" AS \"s\" ORDER BY", StringComparison.Ordinal));
        Assert.NotNull(walk.Coverage);
    }

    [Fact]
    public async Task A_walk_goes_on_behind_a_cursor_through_both_stretches_and_stops_at_its_limit()
    {
        await using var host = await AnalyticsHost.StartAsync(db => db.Sessions.AddRange(Enumerable.Range(0, 5).Select(number => Session(number, number < 3 ? $"s{number}" : null))));
        var page = await host.DataAsync("{ sessions(first: 1, order: [{ finalStatus: DESC }]) { pageInfo { endCursor } } }");
        var after = page.GetProperty("sessions").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var question = $"{{ sessions(after: \"{after}\", order: [{{ finalStatus: DESC }}]) {{ totalCount nodes {{ sessionId }} }} }}";

        var walk = new RowWalk(100) { PieceSize = 3 };
        var all = await host.WalkAsync(question, walk).SelectMany(data => data.GetProperty("sessions").GetProperty("nodes").EnumerateArray().ToAsyncEnumerable()).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("1,0,3,4", 5), (string.Join(',', all.Select(node => node.GetProperty("sessionId").GetString())), walk.TotalCount));

        var cut = new RowWalk(2) { PieceSize = 3 };
        await host.WalkAsync(question, cut).CountAsync(TestContext.Current.CancellationToken);
        Assert.True(cut.IsCut);
    }

    private static SessionRow Session(int number, string? status) => new()
    {
        SessionId = $"{number}", StartTime = Day.AddMinutes(number), BotId = "st-1", FinalStatus = status, Outcome = Outcome.BotResolved, FetchedAt = Day, ContentHash = [1],
    };
}
