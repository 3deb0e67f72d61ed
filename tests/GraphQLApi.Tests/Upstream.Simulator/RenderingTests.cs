using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class RenderingTests
{
    // Odd on purpose: unknown keys, a number with a trailing zero, escapes, blanks, a time under an unknown name, one block at the end.
    private const string Agent =
        """{"sessionId":"x1","skills":[{"id":"1","name":"a"}],"conversationId":"c-1","sessionStartTime":"2026-03-01T22:00:05","sessionEndTime":"2026-03-01T22:10:00", "novelty" : {"a":1.50,"EnterTime":"2026-03-01T22:00:06","e":"\u00e9 😨"},"destinations":[{"destinationType":"QueueEntry","EnterTime":"2026-03-01T22:00:07","CallbackOptedTime":"2026-03-01T22:01:00.500Z","respondingAgent":{"snoozeinfo":[],"acceptedTime":"2026-03-01T22:00:09","interactionEndTime":"soon","note":"2026-03-01T22:00:09","ConsultingAgents":[{"assignedAt":"2026-03-01T22:01:00","consultingEndTime":"2026-03-01T22:02:00"}],"JoinedUsers":[{"joinedAt":"2026-03-01T22:03:00","end":null}]}}],"customerinfo":{"CustomerPhone":""} ,"sessionleveltags":[]}""";

    private const string BotWithoutStatus =
        """{"sessionId":"66f55f1caca47e4a408a0001","sessionStartTime":"2024-09-26T13:18:20","sessionEndTime":"2024-09-26T13:19:14","smartStatus":"CLOSED AT BOT"}""";

    [Fact]
    public async Task At_offset_0_with_every_block_a_record_leaves_as_it_is_in_the_file() =>
        Assert.Equal($$"""{"numResults":1,"data":[{{Agent}}]}""", await RenderAsync(Agent, Vendor.Body("2026-03-01", "2026-03-01")));

    [Fact]
    public async Task Blocks_that_are_not_selected_are_absent() => Assert.Equal(
        """{"numResults":1,"data":[{"sessionId":"x1","conversationId":"c-1","sessionStartTime":"2026-03-01T22:00:05","sessionEndTime":"2026-03-01T22:10:00", "novelty" : {"a":1.50,"EnterTime":"2026-03-01T22:00:06","e":"\u00e9 😨"},"destinations":[{"destinationType":"QueueEntry","EnterTime":"2026-03-01T22:00:07","CallbackOptedTime":"2026-03-01T22:01:00.500Z","respondingAgent":{"acceptedTime":"2026-03-01T22:00:09","interactionEndTime":"soon","note":"2026-03-01T22:00:09","ConsultingAgents":[{"assignedAt":"2026-03-01T22:01:00","consultingEndTime":"2026-03-01T22:02:00"}],"JoinedUsers":[{"joinedAt":"2026-03-01T22:03:00","end":null}]}}] }]}""",
        await RenderAsync(Agent, """{"startDate":"2026-03-01","endDate":"2026-03-01","timeZoneOffset":0}"""));

    [Fact]
    public async Task L_times_move_into_the_zone_and_Z_times_do_not() => Assert.Equal(
        """{"numResults":1,"data":[{"sessionId":"x1","conversationId":"c-1","sessionStartTime":"2026-03-02T03:30:05","sessionEndTime":"2026-03-02T03:40:00", "novelty" : {"a":1.50,"EnterTime":"2026-03-01T22:00:06","e":"\u00e9 😨"},"destinations":[{"destinationType":"QueueEntry","EnterTime":"2026-03-02T03:30:07","CallbackOptedTime":"2026-03-01T22:01:00.500Z","respondingAgent":{"acceptedTime":"2026-03-02T03:30:09","interactionEndTime":"soon","note":"2026-03-01T22:00:09","ConsultingAgents":[{"assignedAt":"2026-03-02T03:31:00","consultingEndTime":"2026-03-02T03:32:00"}],"JoinedUsers":[{"joinedAt":"2026-03-02T03:33:00","end":null}]}}],"customerinfo":{"CustomerPhone":""} }]}""",
        await RenderAsync(Agent, Vendor.Body("2026-03-02", "2026-03-02", -330, """["customerinfo"]""")));

    [Theory]
    // The vendor's own row 2 at −330: 54 seconds long, shown as five and a half hours.
    [InlineData(-330, "2024-09-26T18:48:20", "2024-09-27T00:19:14")]
    // New York: the end lies before the start.
    [InlineData(300, "2024-09-26T08:18:20", "2024-09-26T03:19:14")]
    [InlineData(0, "2024-09-26T13:18:20", "2024-09-26T13:19:14")]
    public async Task The_end_of_bot_rows_without_finalStatus_is_shifted_twice(int offset, string start, string end) => Assert.Equal(
        $$"""{"numResults":1,"data":[{"sessionId":"66f55f1caca47e4a408a0001","sessionStartTime":"{{start}}","sessionEndTime":"{{end}}","smartStatus":"CLOSED AT BOT"}]}""",
        await RenderAsync(BotWithoutStatus, Vendor.Body("2024-09-26", "2024-09-26", offset)));

    [Fact]
    public async Task With_finalStatus_or_without_the_trap_it_is_shifted_once()
    {
        var body = Vendor.Body("2024-09-26", "2024-09-26", -330);
        var dropped = BotWithoutStatus.Replace("\"smartStatus\"", "\"finalStatus\":\"Dropped\",\"smartStatus\"", StringComparison.Ordinal);
        Assert.Contains("\"sessionEndTime\":\"2024-09-26T18:49:14\"", await RenderAsync(dropped, body), StringComparison.Ordinal);
        Assert.Contains(
            "\"sessionEndTime\":\"2024-09-26T18:49:14\"",
            await RenderAsync(BotWithoutStatus, body, new SimulatorOptions { Traps = SimulatorTraps.None }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_without_start_is_found_by_the_time_in_its_session_id()
    {
        // V0's row; 66f4f3aa is 2024-09-26T05:39:54Z.
        const string row = """{"sessionId":"66f4f3aa205c5afb97d3xxxx","conversationId":"c-0"}""";
        Assert.Equal($$"""{"numResults":1,"data":[{{row}}]}""", await RenderAsync(row, Vendor.Body("2024-09-26 05:39:54", "2024-09-26 05:39:54")));
    }

    private static async Task<string> RenderAsync(string record, string body, SimulatorOptions? options = null)
    {
        await using var vendor = await Vendor.ReplayAsync([record], options);
        return (await vendor.PostAsync(body)).Body;
    }
}
