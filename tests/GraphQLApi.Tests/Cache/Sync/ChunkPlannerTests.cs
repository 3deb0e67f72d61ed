using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Sync;

namespace GraphQLApi.Tests.Cache.Sync;

public sealed class ChunkPlannerTests
{
    private static readonly DateTime End = new(2026, 3, 20, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    // hours to read, records per hour (-1: unknown) → hours of the first piece
    [InlineData(24, -1, 24)] // one day in one window first
    [InlineData(28, -1, 28)] // a day with its look-back too: no second window for the crumb
    [InlineData(72, -1, 24)]
    [InlineData(24, 17, 24)] // 400 a day fit
    [InlineData(24, 60, 55_200 / 3600.0)] // 1,440 a day do not: what holds 920
    [InlineData(24, 4000, 0.23)]
    [InlineData(1000, 0, 168)] // the vendor's 7 days
    [InlineData(200, 0, 100)] // two halves instead of a week and a crumb
    [InlineData(168, 4, 168)]
    [InlineData(168, 8, 115)]
    [InlineData(0.5, -1, 0.5)]
    public async Task A_piece_fits_one_window(double hours, int perHour, double expected)
    {
        var left = WindowSet.Of(new TimeRange(End - TimeSpan.FromDays(400), End - TimeSpan.FromDays(399)), new TimeRange(End - TimeSpan.FromHours(hours), End));
        var piece = await ChunkPlanner.NextAsync(left, range => ValueTask.FromResult<int?>(perHour < 0 ? null : (int)(range.Length.TotalHours * perHour)));
        Assert.Equal((End, TimeSpan.FromHours(expected)), (piece.To, piece.Length)); // the newest first
    }

    [Fact]
    public async Task Where_the_hours_are_uneven_the_piece_is_still_well_filled()
    {
        // Nobody between 20:00 and 08:00, 400 records an hour in between.
        static int Records(TimeRange range) => (int)Enumerable.Range(0, (int)range.Length.TotalMinutes)
            .Count(minute => (range.From + TimeSpan.FromMinutes(minute)).Hour is >= 8 and < 20) * 400 / 60;
        var piece = await ChunkPlanner.NextAsync(WindowSet.Of(new TimeRange(End - TimeSpan.FromDays(7), End)), range => ValueTask.FromResult<int?>(Records(range)));
        Assert.InRange(Records(piece), 860, 980);
    }

    [Fact]
    public async Task A_second_is_the_smallest_piece()
    {
        var piece = await ChunkPlanner.NextAsync(WindowSet.Of(new TimeRange(End - TimeSpan.FromSeconds(10), End)), _ => ValueTask.FromResult<int?>(5000));
        Assert.Equal(TimeSpan.FromSeconds(1), piece.Length);
    }
}
