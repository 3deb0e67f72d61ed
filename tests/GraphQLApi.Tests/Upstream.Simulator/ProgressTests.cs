using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>One account watched minute by minute over a busy hour.</summary>
public sealed class ProgressTests
{
    [Fact]
    public async Task Sessions_appear_hand_over_and_close_and_never_go_back()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 0 }, "2026-03-04T09:00:00Z");
        var stages = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var minute = 0; minute < 90; minute++)
        {
            var now = vendor.Clock.GetUtcNow();
            foreach (var row in await vendor.AllPagesAsync("2026-03-04 08:00:00", "2026-03-04 12:00:00"))
            {
                var id = row.GetProperty("sessionId").GetString()!;
                Assert.True(row.GetProperty("sessionStartTime").GetDateTime() <= now.UtcDateTime);
                Assert.True(row.GetProperty("sessionEndTime").GetDateTime() <= now.UtcDateTime);
                var (stage, status) = Stage(row);
                Assert.True(stage >= stages.GetValueOrDefault(id), $"{id} went back to {stage}");
                stages[id] = stage;
                seen.Add(status);
            }

            vendor.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Superset(
            new HashSet<string> { "WithBot", "WaitingQueue", "WithAgent", "ACW", "CLOSED AT BOT", "CLOSED" }, seen);
    }

    [Fact]
    public async Task An_open_conversation_is_active_everywhere_and_has_no_end()
    {
        await using var vendor = await Vendor.StartAsync(now: "2026-03-04T10:30:00Z");
        var rows = await vendor.AllPagesAsync("2026-03-04", "2026-03-04");
        var open = rows.First(row => row.TryGetProperty("conversationId", out _) && row.GetProperty("smartStatus").GetString() == "WithAgent");
        Assert.Equal("ACTIVE", open.GetProperty("finalStatus").GetString());
        var (_, body) = await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "/" + open.GetProperty("conversationId").GetString());
        var conversation = JsonElement.Parse(body);
        Assert.Equal("ACTIVE", conversation.GetProperty("status").GetString());
        Assert.False(conversation.TryGetProperty("endTime", out _));
        Assert.Equal(open.GetProperty("sessionId").GetString(), conversation.GetProperty("botSessionId").GetString());
        var (_, feed) = await vendor.SendAsync(HttpMethod.Post, Vendor.Feed);
        Assert.DoesNotContain(open.GetProperty("sessionId").GetString()!, feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_conversation_of_a_day_is_found_by_its_two_ids()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 0 });
        foreach (var row in (await vendor.AllPagesAsync("2026-03-03", "2026-03-03")).Where(row => row.TryGetProperty("conversationId", out _)).Take(40))
        {
            var id = row.GetProperty("conversationId").GetString();
            var (_, byId) = await vendor.SendAsync(HttpMethod.Get, $"{Vendor.Conversations}/{id}");
            Assert.Equal(id, JsonElement.Parse(byId).GetProperty("_id").GetString());
            var (_, bySession) = await vendor.SendAsync(HttpMethod.Get, $"{Vendor.Conversations}/sessions/{row.GetProperty("sessionId").GetString()}");
            Assert.Equal(id, JsonElement.Parse(bySession).GetProperty("_id").GetString());
        }
    }

    [Fact]
    public async Task A_survey_changes_a_record_after_it_was_closed()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 0 }, "2026-03-03T16:30:00Z");
        var before = (await vendor.AllPagesAsync("2026-03-03 09:00:00", "2026-03-03 16:00:00")).Count(HasSurvey);
        vendor.Clock.Advance(TimeSpan.FromDays(1));
        var after = (await vendor.AllPagesAsync("2026-03-03 09:00:00", "2026-03-03 16:00:00")).Count(HasSurvey);
        Assert.True(after > before && before > 0, $"{before} surveys at once, {after} a day later");
    }

    private static bool HasSurvey(JsonElement row) => row.TryGetProperty("surveyType", out _);

    /// <summary>1 with the bot, 2 conversation open, 3 over.</summary>
    private static (int Stage, string Status) Stage(JsonElement row)
    {
        var status = row.GetProperty("smartStatus").GetString()!;
        var isActive = row.TryGetProperty("finalStatus", out var final) && final.GetString() == "ACTIVE";
        return (!isActive ? 3 : row.TryGetProperty("conversationId", out _) ? 2 : 1, status);
    }
}
