using System.Globalization;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>What must hold of any generated account; read over HTTP, a week in March 2026.</summary>
public sealed class GeneratorTests
{
    private static readonly string[] Days = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"];

    [Fact]
    public async Task A_day_is_the_same_in_every_process_and_after_any_other_day()
    {
        await using var first = await Vendor.StartAsync(now: "2026-04-01T00:00:00Z");
        await using var second = await Vendor.StartAsync(now: "2026-05-01T00:00:00Z");
        var direct = await first.AllPagesAsync("2026-03-04", "2026-03-04");
        await second.AllPagesAsync("2026-03-07", "2026-03-07");
        await second.AllPagesAsync("2026-02-01", "2026-02-01");
        var later = await second.AllPagesAsync("2026-03-04", "2026-03-04");
        Assert.Equal(direct.Select(row => row.GetRawText()), later.Select(row => row.GetRawText()));
    }

    [Fact]
    public async Task A_day_is_the_same_in_every_version() // when this changes, every demo and every benchmark changes with it
    {
        await using var vendor = await Vendor.StartAsync(now: "2026-04-01T00:00:00Z");
        var day = await vendor.AllPagesAsync("2026-03-04", "2026-03-04");
        Assert.Equal(371, day.Count);
        Assert.Equal("69a783ea847ae4b14b61444a", Id(day[0]));
        Assert.Equal("c-9cf9547-0d99-46c1-911a-32769ed6996c", day[^1].GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Another_seed_is_another_account()
    {
        await using var one = await Vendor.StartAsync(now: "2026-04-01T00:00:00Z");
        await using var two = await Vendor.StartAsync(new SimulatorOptions { Seed = 2 }, "2026-04-01T00:00:00Z");
        var ids = (await one.AllPagesAsync("2026-03-04", "2026-03-04")).Select(Id);
        Assert.Empty(ids.Intersect((await two.AllPagesAsync("2026-03-04", "2026-03-04")).Select(Id)));
    }

    [Fact]
    public async Task Windows_of_a_day_add_up_to_the_day()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 0 }, "2026-04-01T00:00:00Z");
        var parts = new List<string>();
        for (var hour = 0; hour < 24; hour += 3)
            parts.AddRange((await vendor.AllPagesAsync($"2026-03-04 {hour:00}:00:00", $"2026-03-04 {hour + 2:00}:59:59")).Select(Id));
        var day = (await vendor.AllPagesAsync("2026-03-04", "2026-03-04")).Select(Id).ToList();
        Assert.Equal(day.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        Assert.Equal(day.Count, day.Distinct().Count());
    }

    [Fact]
    public async Task Ids_and_times_keep_the_vendors_rules()
    {
        foreach (var row in await WeekAsync())
        {
            var (start, end) = (Time(row, "sessionStartTime")!.Value, Time(row, "sessionEndTime")!.Value);
            Assert.Equal(start, DateTime.UnixEpoch.AddSeconds(Convert.ToInt64(Id(row)[..8], 16)));
            Assert.True(end >= start);
            var isAgent = row.TryGetProperty("conversationId", out var conversation);
            Assert.Equal(!isAgent, row.TryGetProperty("orgId", out _));
            Assert.Equal(isAgent, row.TryGetProperty("destinations", out _));
            if (isAgent)
                Assert.Matches("^c-[0-9a-f]{7}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", conversation.GetString()!);
        }
    }

    [Fact]
    public async Task What_happens_to_a_contact_happens_in_order()
    {
        foreach (var row in (await WeekAsync()).Where(row => row.TryGetProperty("destinations", out _)))
        {
            var last = Time(row, "sessionStartTime")!.Value;
            foreach (var entry in row.GetProperty("destinations").EnumerateArray())
            {
                var segment = entry.TryGetProperty("respondingAgent", out var agent) ? agent : entry;
                var misses = entry.TryGetProperty("nonRespondingAgents", out var list) ? list.EnumerateArray().Select(miss => Time(miss, "assignedAt")) : [];
                DateTime?[] moments =
                [
                    Time(entry, "EnterTime"), .. misses, Time(segment, "assignedAt"), Time(segment, "acceptedTime"), Time(segment, "firstResponseTime"),
                    Time(segment, "interactionEndTime"),
                ];
                foreach (var moment in moments.OfType<DateTime>())
                {
                    Assert.True(moment >= last, $"{moment:s} after {last:s} in {row}");
                    last = moment;
                }

                if (segment.TryGetProperty("interactionDuration", out var duration))
                    Assert.Equal(Time(segment, "interactionEndTime") - Time(segment, "acceptedTime"), TimeSpan.FromSeconds(duration.GetInt32()));
            }
        }
    }

    [Fact]
    public async Task It_behaves_like_a_contact_centre()
    {
        var rows = await WeekAsync();
        var visits = rows.Where(row => row.TryGetProperty("destinations", out _)).SelectMany(row => row.GetProperty("destinations").EnumerateArray())
            .Where(entry => entry.TryGetProperty("EnterTime", out _)).ToList();
        var waits = visits.Where(visit => visit.TryGetProperty("respondingAgent", out _))
            .Select(visit => (Time(visit.GetProperty("respondingAgent"), "acceptedTime")!.Value - Time(visit, "EnterTime")!.Value).TotalSeconds).Order().ToList();
        var abandoned = rows.Count(row => Text(row, "finalStatus") == "USER ABANDONED" && Text(row, "smartStatus") == "CLOSED");
        var contained = rows.Count(row => !row.TryGetProperty("conversationId", out _));

        Assert.InRange(contained / (double)rows.Count, 0.30, 0.40);
        Assert.InRange(abandoned / (double)visits.Count, 0.05, 0.11);
        Assert.InRange(waits[waits.Count / 2], 5, 25);
        Assert.InRange(waits.Count(wait => wait <= 60) / (double)waits.Count, 0.75, 0.95);
        Assert.True(waits[^1] > 120); // a tail
        Assert.InRange(visits.Select(visit => Text(visit, "queueName")).Distinct().Count(), 5, 8);
        Assert.InRange(Agents(rows).Select(agent => Text(agent, "agentId")).Distinct().Count(), 20, 25);
        Assert.All(Agents(rows).GroupBy(agent => Text(agent, "agentId")), group => Assert.Single(group.Select(agent => Text(agent, "name") + Text(agent, "email")).Distinct()));
        foreach (var kind in new[] { "campaignId", "CallbackOptedTime", "npsScore", "likeDislikeScore", "csatScore", "holdDuration", "nonRespondingAgents", "premium", "whatsapp" })
            Assert.Contains(rows, row => row.GetRawText().Contains($"\"{kind}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weekdays_have_the_asked_mean_weekends_less_and_days_more_than_nights()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 0 }, "2026-04-01T00:00:00Z");
        var counts = new List<int>();
        foreach (var day in Days)
            counts.Add((await vendor.AllPagesAsync(day, day)).Count);
        Assert.InRange(counts[..5].Average(), 360, 440);
        Assert.InRange(counts[5], 150, 270);
        Assert.InRange(counts[6], 90, 190);
        var hours = (await vendor.AllPagesAsync(Days[0], Days[0])).Select(row => Time(row, "sessionStartTime")!.Value.Hour).ToList();
        Assert.True(hours.Count(hour => hour is >= 9 and < 12) > 5 * hours.Count(hour => hour < 3));
    }

    [Fact]
    public async Task No_agent_holds_more_than_two_contacts_at_once()
    {
        var busy = Agents(await WeekAsync()).Where(agent => Time(agent, "acceptedTime") is not null)
            .GroupBy(agent => Text(agent, "agentId"))
            .Select(group => group.Select(agent => (From: Time(agent, "acceptedTime"), To: Time(agent, "interactionEndTime"))).ToList());
        Assert.All(busy, spans => Assert.All(spans, span => Assert.InRange(spans.Count(other => other.From <= span.From && span.From < other.To), 0, 2)));
    }

    [Fact]
    public async Task Three_thousand_sessions_a_day_are_as_well_staffed()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 3000 }, "2026-04-01T00:00:00Z");
        var rows = await vendor.AllPagesAsync("2026-03-04 09:00:00", "2026-03-04 11:59:59");
        Assert.InRange(rows.Count, 600, 1100);
        Assert.InRange(rows.Count(row => Text(row, "finalStatus") == "USER ABANDONED"), rows.Count * 0.02, rows.Count * 0.09);
    }

    private static async Task<List<JsonElement>> WeekAsync()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 0 }, "2026-04-01T00:00:00Z");
        var rows = new List<JsonElement>();
        foreach (var day in Days)
            rows.AddRange(await vendor.AllPagesAsync(day, day));
        return rows;
    }

    private static IEnumerable<JsonElement> Agents(IEnumerable<JsonElement> rows) =>
        rows.Where(row => row.TryGetProperty("destinations", out _)).SelectMany(row => row.GetProperty("destinations").EnumerateArray())
            .Select(entry => entry.TryGetProperty("respondingAgent", out var agent) ? agent : entry)
            .Where(agent => agent.TryGetProperty("agentId", out _));

    private static string Id(JsonElement row) => row.GetProperty("sessionId").GetString()!;

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static DateTime? Time(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? DateTime.ParseExact(value.GetString()!, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) : null;
}
