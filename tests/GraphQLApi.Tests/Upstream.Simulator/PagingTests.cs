using System.Globalization;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>1,250 sessions of one day, every fifth without an agent: 250 bot-only rows b0000, b0005 …, 1,000 agent rows.</summary>
public sealed class PagingTests
{
    private static readonly string Day = Vendor.Body("2026-03-01", "2026-03-01");

    private static readonly string[] Rows = [.. Enumerable.Range(0, 1250).Select(Row)];

    [Fact]
    public async Task Eleven_pages_of_a_hundred_are_readable_bot_rows_ascending_then_agent_rows_descending()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        var pages = new List<string[]>();
        for (var page = 0; page <= 12; page++)
            pages.Add(await IdsAsync(vendor, $"?offset={page}&limit=100"));

        Assert.Equal([.. Enumerable.Repeat(100, 11), 0, 0], pages.Select(page => page.Length));
        Assert.Equal(["s0000", "s0005", "s0010"], pages[0][..3]);
        Assert.Equal(["s1245", "s1249", "s1248", "s1247", "s1246", "s1244"], pages[2][49..55]);
        Assert.Equal("s0188", pages[10][^1]); // 850 agent rows from the top, four in five numbers
        Assert.Equal(1100, pages.SelectMany(page => page).Distinct().Count());
    }

    [Fact]
    public async Task A_small_limit_pages_by_itself()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        Assert.Equal(["s0035", "s0040", "s0045", "s0050", "s0055", "s0060", "s0065"], await IdsAsync(vendor, "?offset=1&limit=7"));
    }

    [Fact]
    public async Task In_record_mode_the_offset_counts_rows_without_a_maximum()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows, new SimulatorOptions { Profile = new() { OffsetMode = OffsetUnit.Record } });
        Assert.Equal(["s0005", "s0010"], await IdsAsync(vendor, "?offset=1&limit=2"));
        Assert.Equal(["s0002", "s0001"], await IdsAsync(vendor, "?offset=1248&limit=100"));
    }

    [Fact]
    public async Task A_limit_per_source_gives_twice_the_rows()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows, new SimulatorOptions { Profile = new() { LimitPerSource = true } });
        Assert.Equal(["s0010", "s0015", "s1247", "s1246"], await IdsAsync(vendor, "?offset=1&limit=2"));
    }

    [Theory]
    [InlineData(NumResultsMeaning.Page, """{"numResults":3,""")]
    [InlineData(NumResultsMeaning.Total, """{"numResults":1250,""")]
    public async Task NumResults_counts_the_page_or_everything(NumResultsMeaning meaning, string start)
    {
        await using var vendor = await Vendor.ReplayAsync(Rows, new SimulatorOptions { Profile = new() { NumResults = meaning } });
        Assert.StartsWith(start, (await vendor.PostAsync(Day, "?limit=3")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_page_can_repeat_the_last_row_of_the_one_before()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows);
        vendor.App.Faults.Arm(SimulatorFault.DuplicateRows, 1);
        Assert.Equal(["s0000", "s0005"], await IdsAsync(vendor, "?offset=0&limit=2"));
        Assert.Equal(["s0005", "s0010", "s0015"], await IdsAsync(vendor, "?offset=1&limit=2"));
        Assert.Equal(["s0020", "s0025"], await IdsAsync(vendor, "?offset=2&limit=2"));
    }

    [Fact]
    public async Task A_row_inserted_between_pages_moves_the_later_ones()
    {
        await using var vendor = await Vendor.ReplayAsync(Rows[1240..]);
        vendor.App.Faults.Arm(SimulatorFault.InsertedRow, 1);
        // s1249 arrives after the first page was read: s1247 comes twice, s1249 is missed until the window is read again.
        Assert.Equal(["s1240", "s1245", "s1248", "s1247"], await IdsAsync(vendor, "?offset=0&limit=4"));
        Assert.Equal(["s1247", "s1246", "s1244", "s1243"], await IdsAsync(vendor, "?offset=1&limit=4"));
        Assert.Equal(["s1240", "s1245", "s1249", "s1248"], await IdsAsync(vendor, "?offset=0&limit=4"));
    }

    private static async Task<string[]> IdsAsync(Vendor vendor, string query) =>
        [.. (await vendor.PageAsync(Day, query)).Select(row => row.GetProperty("sessionId").GetString()!)];

    private static string Row(int number)
    {
        var start = new DateTime(2026, 3, 1, 6, 0, 0).AddSeconds(number * 20).ToString("s", CultureInfo.InvariantCulture);
        var conversation = number % 5 == 0 ? "" : $",\"conversationId\":\"c-{number:0000}\"";
        return $$"""{"sessionId":"s{{number:0000}}","sessionStartTime":"{{start}}"{{conversation}}}""";
    }
}
