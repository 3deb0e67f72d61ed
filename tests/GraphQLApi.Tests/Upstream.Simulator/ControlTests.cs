using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>What a watcher in another process asks: not the vendor's, and not part of what is counted.</summary>
public sealed class ControlTests
{
    private static readonly string Day = Vendor.Body("2026-03-03", "2026-03-03");

    [Fact]
    public async Task Counts_are_told_and_not_counted()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RequestsPerMinute = 2 });
        for (var call = 0; call < 3; call++)
            await vendor.PostAsync(Day);
        vendor.Clock.Advance(TimeSpan.FromSeconds(61));
        await vendor.SendAsync(HttpMethod.Post, Vendor.Feed);

        const string expected =
            """{"total":4,"maximumPerMinute":3,"rateLimited":1,"calls":{"interactionDetails":3,"intentFeed":1,"conversation":0,"conversationBySession":0,"conversationList":0}}""";
        Assert.Equal((200, expected), await vendor.SendAsync(HttpMethod.Get, "/simulator/counts"));
        Assert.Equal((200, expected), await vendor.SendAsync(HttpMethod.Get, "/simulator/counts"));
    }

    [Fact]
    public async Task Records_are_final_whatever_faults_are_armed()
    {
        await using var vendor = await Vendor.StartAsync(
            new SimulatorOptions { SessionsPerDay = 40, Faults = SimulatorFaults.Parse("server-error,late-change:72=100%") });
        var (status, text) = await vendor.SendAsync(HttpMethod.Get, "/simulator/records?from=2026-03-03T00:00:00Z&to=2026-03-04T00:00:00Z");
        vendor.App.Faults.Clear();

        var rows = await vendor.AllPagesAsync("2026-03-03", "2026-03-03");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((200, rows.Count), (status, lines.Length));
        Assert.Equal(Ids(rows), Ids(lines.Select(line => JsonElement.Parse(line))));
        Assert.DoesNotContain("\"ACTIVE\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_replaced_from_outside()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Faults = SimulatorFaults.Parse("html") });
        Assert.Equal((204, ""), await vendor.SendAsync(HttpMethod.Put, "/simulator/faults", "unauthorized=#2"));
        Assert.Equal(200, (await vendor.PostAsync(Day)).Status);
        Assert.Equal(401, (await vendor.PostAsync(Day)).Status);
        Assert.Equal((400, "Fault 'gzip' takes no value, got '1'."), await vendor.SendAsync(HttpMethod.Put, "/simulator/faults", "gzip:1"));
    }

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> rows) =>
        rows.Select(row => row.GetProperty("sessionId").GetString()).Order(StringComparer.Ordinal);
}
