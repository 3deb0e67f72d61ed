using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>Each switch shows its oddity on some rows, and no row has it without the switch.</summary>
public sealed class TrapTests
{
    private static readonly Dictionary<SimulatorTraps, Func<JsonElement, bool>> Signs = new()
    {
        [SimulatorTraps.MaskedIds] = row => Text(row, "userId").EndsWith("xxxx", StringComparison.Ordinal),
        [SimulatorTraps.TwinRows] = row => Text(row, "channel") == "agentassist" && Text(row, "channelSpecificUserId").Contains("/agentassist/c-", StringComparison.Ordinal),
        [SimulatorTraps.ContradictingNames] = row => row.GetRawText().Contains("\"fullName\":\"John Smith\"", StringComparison.Ordinal),
        [SimulatorTraps.SwappedPhones] = row => Text(row, "Direction") == "Outbound" && Text(row.GetProperty("customerinfo"), "CustomerPhone") == "+18005550199",
        [SimulatorTraps.AgentAsUser] = row => row.TryGetProperty("destinations", out var list) && list.GetRawText().Contains(Text(row, "userId"), StringComparison.Ordinal),
        [SimulatorTraps.TwoReasons] = row => row.TryGetProperty("Reason", out _) && row.TryGetProperty("reason", out _),
        [SimulatorTraps.CustomChannel] = row => Text(row, "channel") == "Jones ",
        [SimulatorTraps.MixedTypes] = row => row.GetProperty("channelSpecificUserId").ValueKind == JsonValueKind.Null,
        [SimulatorTraps.EmptyStatus] = row => Text(row, "smartStatus").Length == 0,
        [SimulatorTraps.DashRemarks] = row => row.TryGetProperty("dispositionRemarks", out var remarks) && remarks.GetRawText() == "[\"-\"]",
        [SimulatorTraps.MissingBlocks] = row => !row.TryGetProperty("userleveltags", out _),
        [SimulatorTraps.RoundedDuration] = row => Segments(row).Any(segment => segment.TryGetProperty("interactionDuration", out var seconds)
            && segment.GetProperty("interactionEndTime").GetDateTime() - segment.GetProperty("acceptedTime").GetDateTime() != TimeSpan.FromSeconds(seconds.GetInt32())),
        [SimulatorTraps.SessionEndsBeforeSegment] = row => Segments(row).Any(segment => segment.TryGetProperty("interactionEndTime", out var end)
            && end.GetDateTime() > row.GetProperty("sessionEndTime").GetDateTime()),
    };

    public static TheoryData<SimulatorTraps> RowTraps => [.. Signs.Keys];

    [Theory]
    [MemberData(nameof(RowTraps))]
    public async Task A_trap_shows_on_some_rows_and_only_when_asked_for(SimulatorTraps trap)
    {
        var with = await RowsAsync(trap);
        Assert.InRange(with.Count(Signs[trap]), 1, with.Count / 4);
        Assert.DoesNotContain(await RowsAsync(SimulatorTraps.DoubleZoneShift), row => Signs[trap](row));
    }

    [Fact]
    public async Task The_detail_and_the_feed_have_traps_of_their_own()
    {
        const SimulatorTraps traps = SimulatorTraps.ContradictingDetail | SimulatorTraps.EarlyPageVisit | SimulatorTraps.FakeFeedTime;
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Traps = traps });
        var (_, list) = await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "?limit=200");
        var conversations = JsonElement.Parse(list).GetProperty("results").EnumerateArray().ToList();
        Assert.Contains(conversations, one => one.TryGetProperty("acceptedAt", out _) && Text(one.GetProperty("dispositions"), "metaStatus") == "SYSTEM_DROP_OFF");
        Assert.Contains(conversations, one => one.GetProperty("agentDesktopMeta").GetRawText().Contains("350312.351", StringComparison.Ordinal));
        var (_, feed) = await vendor.SendAsync(HttpMethod.Post, Vendor.Feed);
        var contradicting = JsonElement.Parse(feed).EnumerateArray().Count(row =>
            row.GetProperty("startTime").GetDateTimeOffset().ToUnixTimeSeconds() != Convert.ToInt64(Text(row, "sessionId")[..8], 16));
        Assert.InRange(contradicting, 1, 12);
    }

    [Fact]
    public async Task All_traps_together_still_leave_one_row_per_session() // twins have a session of their own
    {
        var rows = await RowsAsync(SimulatorTraps.All);
        Assert.Equal(rows.Count, rows.Select(row => Text(row, "sessionId")).Distinct().Count());
    }

    [Theory]
    [InlineData(DocumentVersion.S3, "statusDetail", "rtm voice whatsapp", false)]
    [InlineData(DocumentVersion.V4, "Reason", "Voice rtm whatsapp", true)]
    [InlineData(DocumentVersion.V8, "reason", "Voice Web/Mobile Client whatsapp", true)]
    public async Task A_document_version_has_its_own_names(DocumentVersion version, string reason, string channels, bool hasEvent)
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Profile = new() { DocumentVersion = version } });
        var rows = await vendor.AllPagesAsync("2026-03-03", "2026-03-03");
        Assert.All(rows, row => Assert.True(row.TryGetProperty(reason, out _)));
        Assert.All(rows, row => Assert.Equal(hasEvent, row.TryGetProperty("disconnectingEvent", out _)));
        Assert.All(rows, row => Assert.Equal(version == DocumentVersion.V8, row.TryGetProperty("errorDetails", out _)));
        Assert.Equal(channels, string.Join(' ', rows.Select(row => Text(row, "channel")).Distinct().Order(StringComparer.Ordinal)));
    }

    private static async Task<List<JsonElement>> RowsAsync(SimulatorTraps traps)
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Traps = traps, SessionsPerDay = 800 });
        return await vendor.AllPagesAsync("2026-03-03", "2026-03-03");
    }

    private static IEnumerable<JsonElement> Segments(JsonElement row) => row.TryGetProperty("destinations", out var list)
        ? list.EnumerateArray().Select(entry => entry.TryGetProperty("respondingAgent", out var agent) ? agent : entry)
        : [];

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
