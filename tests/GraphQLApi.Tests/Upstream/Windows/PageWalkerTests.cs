using GraphQLApi.Upstream;

namespace GraphQLApi.Tests.Upstream.Windows;

/// <summary>Whole readings through the client, its handlers and a vendor that pages as the contract says.</summary>
public sealed class PageWalkerTests
{
    private static readonly DateTimeOffset Day = new(2026, 2, 16, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(250, 3)]
    [InlineData(1099, 11)]
    public async Task A_window_that_fits_costs_a_call_per_page(int rows, int calls)
    {
        var readings = await ReadAsync(new PagedRows(Spread(rows, Day, TimeSpan.FromDays(1))));
        var reading = Assert.Single(readings);
        Assert.Equal((rows, calls, false), (reading.Records.Count, reading.Calls, reading.IsSaturated));
    }

    [Theory]
    [InlineData(1100)]
    [InlineData(3000)]
    [InlineData(20000)]
    public async Task A_window_that_does_not_fit_is_split_until_all_rows_came(int rows)
    {
        var readings = await ReadAsync(new PagedRows(Spread(rows, Day, TimeSpan.FromDays(1))));
        Assert.True(readings.Count > 1);
        Assert.Equal(rows, Distinct(readings));
        Assert.Equal(rows, readings.Sum(reading => reading.Records.Count));
        Assert.All(readings, reading => Assert.False(reading.IsSaturated));
        AssertJoined(readings, Day, Day.AddDays(1));

        // Less than half of the calls may be lost on windows that turned out too large.
        Assert.InRange(readings.Sum(reading => reading.Calls), rows / 100, (rows / 100 * 3 / 2) + 12);
    }

    [Fact]
    public async Task A_burst_in_one_second_is_saturated_and_what_can_be_read_is_kept()
    {
        var burst = Enumerable.Range(0, 1500).Select(i => (Day.AddHours(7), i % 3 == 0));
        var neighbours = new[] { (Day.AddHours(7).AddSeconds(-1), true), (Day.AddHours(7).AddSeconds(1), true) };
        var readings = await ReadAsync(new PagedRows([.. burst, .. neighbours, .. Spread(50, Day, TimeSpan.FromHours(6))]));
        Assert.Equal(1100 + 2 + 50, Distinct(readings));
        AssertJoined(readings, Day, Day.AddDays(1));
        var saturated = Assert.Single(readings, reading => reading.IsSaturated);
        Assert.Equal(new TimeWindow(Day.AddHours(7), Day.AddHours(7).AddSeconds(1)), saturated.Window);
        Assert.Equal(1100, saturated.Records.Count);
    }

    [Fact]
    public async Task Two_full_seconds_in_a_row_are_each_read_alone()
    {
        var rows = Enumerable.Range(0, 1600).Select(i => (Day.AddHours(7).AddSeconds(i % 2), i % 3 == 0));
        var readings = await ReadAsync(new PagedRows(rows));
        Assert.Equal(1600, Distinct(readings));
        Assert.DoesNotContain(readings, reading => reading.IsSaturated);
    }

    [Fact]
    public async Task Where_the_end_is_exclusive_a_full_second_is_saturated_and_not_empty()
    {
        var rows = new PagedRows(Enumerable.Range(0, 1500).Select(_ => (Day.AddHours(7), true))) { ExcludesEnd = true };
        var readings = await ReadAsync(rows);
        Assert.Equal(1100, Assert.Single(readings, reading => reading.IsSaturated).Records.Count);
    }

    [Fact]
    public async Task A_row_at_the_end_belongs_to_the_next_window()
    {
        var rows = new PagedRows([(Day, true), (Day.AddDays(7), false), (Day.AddDays(7).AddSeconds(1), true), (Day.AddDays(8), true)]);
        var readings = await ReadAsync(rows, days: 8);
        Assert.Equal([["s-0"], ["s-1", "s-2"]], readings.Select(reading => reading.Records.Select(row => row.SessionId)));
    }

    [Fact]
    public async Task Two_sources_with_a_limit_each_fill_pages_beyond_a_hundred()
    {
        var rows = Spread(450, Day, TimeSpan.FromDays(1)).Select((row, i) => (row.Start, i % 3 == 0));
        var reading = Assert.Single(await ReadAsync(new PagedRows(rows) { LimitsPerSource = true }));
        Assert.Equal((450, 4), (reading.Records.Count, reading.Calls));
    }

    [Theory]
    [InlineData("Page", true, "Upstream:OffsetMode is Page, but the server counts as Record; going on with Record")]
    [InlineData("Record", false, "Upstream:OffsetMode is Record, but the server counts as Page; going on with Page")]
    [InlineData("Record", true, null)]
    [InlineData("Page", false, null)]
    public async Task A_wrong_offset_mode_is_noticed_before_rows_are_lost(string configured, bool countsRecords, string? warning)
    {
        var rows = new PagedRows(Spread(450, Day, TimeSpan.FromDays(1))) { CountsRecords = countsRecords };
        using var upstream = new UpstreamFixture(new ScriptedVendor(rows.Answer), ("OffsetMode", configured));
        Assert.Equal(450, Distinct(await ReadAsync(upstream, 1)));
        Assert.Equal(450, Distinct(await ReadAsync(upstream, 1)));
        if (warning is null)
        {
            Assert.DoesNotContain("OffsetMode", upstream.Log.Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Single(upstream.Log.Text.Split('\n'), line => line == "2101 " + warning);
        }
    }

    [Fact]
    public async Task The_status_says_what_the_server_counts()
    {
        var rows = new PagedRows(Spread(450, Day, TimeSpan.FromDays(1))) { CountsRecords = true };
        using var upstream = new UpstreamFixture(new ScriptedVendor(rows.Answer));
        Assert.Null(upstream.Status.OffsetModeFound);
        await ReadAsync(upstream, 1);
        Assert.Equal(OffsetMode.Record, upstream.Status.OffsetModeFound);
    }

    [Fact]
    public async Task A_server_that_is_exchanged_for_one_of_the_other_kind_loses_no_rows()
    {
        var byPage = new PagedRows(Spread(450, Day, TimeSpan.FromDays(1)));
        var byRecord = new PagedRows(Spread(450, Day, TimeSpan.FromDays(1))) { CountsRecords = true };
        var current = byPage;
        using var upstream = new UpstreamFixture(new ScriptedVendor(request => current.Answer(request)));
        Assert.Equal(450, Distinct(await ReadAsync(upstream, 1)));
        current = byRecord;
        Assert.Equal(450, Distinct(await ReadAsync(upstream, 1)));
    }

    [Fact]
    public async Task A_server_that_refuses_offsets_beyond_its_pages_is_found_out_too()
    {
        var rows = new PagedRows(Spread(450, Day, TimeSpan.FromDays(1)));
        using var upstream = new UpstreamFixture(
            new ScriptedVendor(request => request.Address.Contains("offset=100", StringComparison.Ordinal)
                ? ScriptedVendor.Json("""{"errors":[{"msg":"offset too large","code":400}]}""", 400)
                : rows.Answer(request)),
            ("OffsetMode", "Record"));
        Assert.Equal(450, Distinct(await ReadAsync(upstream, 1)));
        Assert.Equal(OffsetMode.Page, upstream.Status.OffsetModeFound);
    }

    [Fact]
    public async Task A_server_that_ignores_the_offset_fails_the_window_and_names_the_setting()
    {
        var rows = new PagedRows(Spread(450, Day, TimeSpan.FromDays(1)));
        using var upstream = new UpstreamFixture(new ScriptedVendor(request => rows.Answer(request with { Address = request.Address.Split("offset=")[0] + "offset=0&" })));
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ReadAsync(upstream, 1));
        Assert.Equal(UpstreamFailure.InvalidResponse, failure.Failure);
        Assert.Contains("Upstream:OffsetMode", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_slips_to_the_page_before_is_read_after_all()
    {
        // 250 rows, the first 150 bot-only. Between the first page and the second, the very first session goes to an agent: every row behind it moves
        // up by one, and s-100 slips from the second page to the first, which was already read.
        List<(DateTimeOffset Start, bool HasAgent)> rows = [.. Enumerable.Range(0, 250).Select(i => (UpstreamFixture.Start.AddMinutes(-250 + i), i >= 150))];
        var before = new PagedRows(rows);
        var after = new PagedRows(rows.Select((row, i) => (row.Start, i == 0 || row.HasAgent)));
        var calls = 0;
        using var upstream = new UpstreamFixture(new ScriptedVendor(request => (calls++ == 0 ? before : after).Answer(request)));
        var window = new TimeWindow(UpstreamFixture.Start.AddHours(-5), UpstreamFixture.Start);
        var reading = await upstream.Client.ReadInteractionsAsync(window, "st-1", CallLane.Interactive, TestContext.Current.CancellationToken)
            .SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(250, reading.Records.Select(row => row.SessionId).Distinct().Count());
        Assert.Equal((9, 9), (reading.Calls, calls));
    }

    [Theory]
    [InlineData(-330)]
    [InlineData(300)]
    public async Task In_another_zone_the_same_rows_come(int zone)
    {
        var rows = new PagedRows(Spread(3000, Day, TimeSpan.FromDays(1))) { Zone = zone };
        using var upstream = new UpstreamFixture(new ScriptedVendor(rows.Answer), ("TimeZoneOffset", $"{zone}"));
        var readings = await ReadAsync(upstream, 1);
        Assert.Equal(3000, Distinct(readings));
        AssertJoined(readings, Day, Day.AddDays(1));
    }

    [Fact]
    public async Task A_row_that_comes_on_two_pages_counts_once_and_a_row_without_id_is_kept()
    {
        var row = """{"sessionId":"s","sessionStartTime":"2026-02-16T10:00:00"}""";
        var nameless = """{"sessionStartTime":"2026-02-16T10:00:00"}""";
        var vendor = new ScriptedVendor(request => ScriptedVendor.Json(request.Address.Contains("offset=0", StringComparison.Ordinal)
            ? $$"""{"data":[{{string.Join(',', Enumerable.Repeat(row, 100))}}]}"""
            : $$"""{"data":[{{row}},{{nameless}},{{nameless}}]}"""));
        using var upstream = new UpstreamFixture(vendor);
        Assert.Equal(["s", null, null], Assert.Single(await ReadAsync(upstream, 1)).Records.Select(record => record.SessionId));
    }

    [Fact]
    public async Task A_start_time_outside_counts_less_than_an_id_inside()
    {
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json(
            """
            {"data":[{"sessionId":"6992fbd03bfc269594ef6492","sessionStartTime":"2026-02-17T16:43:20"},
                     {"sessionId":"plain","sessionStartTime":"2026-02-17T16:43:20"},
                     {"sessionId":"no start"}]}
            """));
        using var upstream = new UpstreamFixture(vendor);
        Assert.Equal(
            ["6992fbd03bfc269594ef6492", "no start"],
            Assert.Single(await ReadAsync(upstream, 1)).Records.Select(record => record.SessionId));
    }

    private static IEnumerable<(DateTimeOffset Start, bool HasAgent)> Spread(int rows, DateTimeOffset from, TimeSpan over) =>
        Enumerable.Range(0, rows).Select(i => (from.AddSeconds(Math.Floor(over.TotalSeconds * i / rows)), i % 4 != 0));

    private static void AssertJoined(List<WindowReading> readings, DateTimeOffset from, DateTimeOffset to)
    {
        Assert.Equal((from, to), (readings[0].Window.From, readings[^1].Window.To));
        Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.Equal(pair.First.Window.To, pair.Second.Window.From));
    }

    private static int Distinct(List<WindowReading> readings) =>
        readings.SelectMany(reading => reading.Records).Select(record => record.SessionId).Distinct().Count();

    private static async Task<List<WindowReading>> ReadAsync(PagedRows rows, int days = 1)
    {
        using var upstream = new UpstreamFixture(new ScriptedVendor(rows.Answer));
        return await ReadAsync(upstream, days);
    }

    private static async Task<List<WindowReading>> ReadAsync(UpstreamFixture upstream, int days) =>
        await upstream.Client
            .ReadInteractionsAsync(new TimeWindow(Day, Day.AddDays(days)), "st-1", CallLane.Backfill, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
