using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>Records whose last word comes hours or days after they ended.</summary>
public sealed class LateChangeTests
{
    // One session each that is still open, without wrap-up, without survey: the three things that can be late (chosen by session id).
    private static readonly string[] Records = [.. Enumerable.Range(0, 12).Select(number =>
        $$"""
        {"sessionId":"69a5bc{{number:x2}}0000000000000000","conversationId":"c-{{number}}","sessionStartTime":"2026-03-02T10:00:{{number:00}}","sessionEndTime":"2026-03-02T10:10:00","botId":"{{Vendor.Bot}}","finalStatus":"CLOSED","smartStatus":"CLOSED","destinations":[{"destinationType":"AgentSegment","agentId":"u-1","afterCallWorkDuration":30,"afterCallWorkEndTime":"2026-03-02T10:10:30"}],"csatScore":4,"surveyType":"csat"}
        """.Trim())];

    [Fact]
    public async Task The_last_word_comes_at_its_hour_and_not_before()
    {
        await using var vendor = await Vendor.ReplayAsync(
            Records, new SimulatorOptions { RequestsPerMinute = 0, Faults = SimulatorFaults.Parse("late-change:72=100%") }, "2026-03-05T10:09:59Z");

        Assert.Equal(
            "survey status wrap-up survey status status survey status wrap-up survey status wrap-up",
            string.Join(' ', (await RowsAsync(vendor)).Select(Missing)));
        vendor.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await RowsAsync(vendor), row => Assert.Equal("", Missing(row)));
    }

    [Fact]
    public async Task The_single_conversation_agrees_with_the_list()
    {
        await using var vendor = await Vendor.ReplayAsync(
            Records, new SimulatorOptions { RequestsPerMinute = 0, Faults = SimulatorFaults.Parse("late-change:72=100%") }, "2026-03-03T00:00:00Z");

        Assert.Equal("ACTIVE", JsonElement.Parse((await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "/c-1")).Body).GetProperty("status").GetString());
        vendor.App.Faults.Clear();
        Assert.Equal("CLOSED", JsonElement.Parse((await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "/c-1")).Body).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_share_of_them_changes_between_two_calls()
    {
        await using var vendor = await Vendor.ReplayAsync(
            Records, new SimulatorOptions { RequestsPerMinute = 0, Faults = SimulatorFaults.Parse("late-change:#2-7=50%") }, "2026-03-05T10:00:00Z");
        var pending = new List<int>();
        for (var call = 1; call <= 7; call++)
            pending.Add((await RowsAsync(vendor)).Count(row => Missing(row).Length > 0));
        Assert.Equal("6 6 6 4 4 2 0", string.Join(' ', pending));
    }

    private static async Task<List<JsonElement>> RowsAsync(Vendor vendor) =>
        [.. (await vendor.PageAsync(Vendor.Body("2026-03-02", "2026-03-02"))).OrderBy(row => row.GetProperty("sessionId").GetString(), StringComparer.Ordinal)];

    private static string Missing(JsonElement row)
    {
        if (row.GetProperty("finalStatus").GetString() == "ACTIVE")
            return "status";
        if (!row.TryGetProperty("csatScore", out _))
            return "survey";
        return row.GetProperty("destinations")[0].TryGetProperty("afterCallWorkDuration", out _) ? "" : "wrap-up";
    }
}
