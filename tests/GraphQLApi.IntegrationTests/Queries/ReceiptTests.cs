using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Queries;

/// <summary>The recipe of src/GraphQLApi.Analytics/Metrics/README.md: the rows behind a figure, counted by the connection of the same population.</summary>
public sealed class ReceiptTests
{
    private const string Time = """{ gte: "2026-03-02T00:00:00Z", lt: "2026-03-04T00:00:00Z" }""";
    private const string Range = """range: { between: { from: "2026-03-02T00:00:00Z", to: "2026-03-04T00:00:00Z" } }""";

    [Fact]
    public Task Visits_behind_a_queue_and_exit() => CompareAsync(
        $"queueMetrics({Range}, groupBy: [QUEUE, EXIT_REASON]) {{ rows {{ key {{ queue {{ queueId }} exitReason }} metrics {{ offered }} }} }}",
        row => $"queueVisits(where: {{ enterTime: {Time}, queue: {{ queueId: {Equal(row, "queue", "queueId")} }}, exitReason: {{ eq: {row.GetProperty("exitReason").GetString()} }} }})",
        "offered");

    [Fact]
    public Task Visits_behind_a_bucket() => CompareAsync(
        $"queueMetrics({Range}, interval: {{ unit: DAY }}, timeZone: \"Asia/Kolkata\") {{ rows {{ bucket {{ start end }} metrics {{ serviceLevel {{ numerator }} }} }} }}",
        // A bucket at the edge keeps its full start and end; the range cuts it.
        row => $"queueVisits(where: {{ and: [{{ enterTime: {{ gte: \"{row.GetProperty("start").GetString()}\", lt: \"{row.GetProperty("end").GetString()}\" }} }}, {{ enterTime: {Time} }}], exitReason: {{ eq: ANSWERED }}, waitSeconds: {{ lte: 20 }} }})",
        "serviceLevel", "bucket");

    [Fact]
    public Task Segments_behind_an_agent() => CompareAsync(
        $"agentMetrics({Range}, groupBy: [AGENT], where: {{ conversation: {{ direction: {{ eq: INBOUND }} }} }}) {{ rows {{ key {{ agent {{ agentId }} }} metrics {{ accepted }} }} }}",
        row => $"agentSegments(where: {{ acceptedTime: {Time}, agent: {{ agentId: {Equal(row, "agent", "agentId")} }}, conversation: {{ direction: {{ eq: INBOUND }} }} }})",
        "accepted");

    [Fact]
    public async Task Misses_behind_an_agent()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 300);
        var rows = await RowsAsync(centre, $"agentMetrics({Range}, groupBy: [AGENT]) {{ rows {{ key {{ agent {{ agentId }} }} metrics {{ missed }} }} }}");
        var expected = rows.Select(row => row.GetProperty("metrics").GetProperty("missed").GetInt32()).ToArray();
        var misses = await CountsAsync(centre, rows, "key", row => $"missedAssignments(where: {{ assignedTime: {Time}, agent: {{ agentId: {Equal(row, "agent", "agentId")} }} }})");
        var unaccepted = await CountsAsync(centre, rows, "key", row => $"agentSegments(where: {{ acceptedTime: {{ eq: null }}, assignedTime: {Time}, agent: {{ agentId: {Equal(row, "agent", "agentId")} }}, conversation: {{ outcome: {{ neq: IN_PROGRESS }} }} }})");
        Assert.NotEqual(0, expected.Sum());
        Assert.Equal(expected, misses.Zip(unaccepted, (left, right) => left + right));
    }

    [Fact]
    public Task Conversations_behind_a_disposition() => CompareAsync(
        $"conversationMetrics({Range}, groupBy: [DISPOSITION]) {{ rows {{ key {{ disposition }} metrics {{ conversations }} }} }}",
        row => $"conversations(where: {{ startTime: {Time}, dispositions: {(row.GetProperty("disposition").GetString() is { } text ? $"{{ some: {{ eq: \"{text}\" }} }}" : "{ any: false }")} }})",
        "conversations");

    [Fact]
    public Task Sessions_behind_a_channel_and_outcome() => CompareAsync(
        $"sessionMetrics({Range}, groupBy: [CHANNEL, OUTCOME]) {{ rows {{ key {{ channel outcome }} metrics {{ sessions }} }} }}",
        row => $"sessions(where: {{ startTime: {Time}, channel: {{ eq: {row.GetProperty("channel").GetRawText()} }}, outcome: {{ eq: {row.GetProperty("outcome").GetString()} }} }})",
        "sessions");

    private static async Task CompareAsync(string metrics, Func<JsonElement, string> connection, string figure, string part = "key")
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 300);
        var rows = await RowsAsync(centre, metrics);
        var figures = rows.Select(row => row.GetProperty("metrics").GetProperty(figure)).Select(value => value.ValueKind == JsonValueKind.Number ? value.GetInt32() : value.GetProperty("numerator").GetInt32());
        Assert.NotEmpty(rows);
        Assert.Equal(figures, await CountsAsync(centre, rows, part, connection));
    }

    private static async Task<JsonElement[]> RowsAsync(Centre centre, string metrics) =>
        [.. (await centre.AskAsync($"{{ result: {metrics} }}")).Data.GetProperty("result").GetProperty("rows").EnumerateArray()];

    private static async Task<int[]> CountsAsync(Centre centre, JsonElement[] rows, string part, Func<JsonElement, string> connection)
    {
        var counts = await centre.AskAsync($"{{ {string.Join(' ', rows.Select((row, number) => $"r{number}: {connection(row.GetProperty(part))} {{ totalCount }}"))} }}");
        return [.. counts.Data.EnumerateObject().Select(count => count.Value.GetProperty("totalCount").GetInt32())];
    }

    private static string Equal(JsonElement key, string part, string id) =>
        key.GetProperty(part) is { ValueKind: JsonValueKind.Object } value ? $"{{ eq: \"{value.GetProperty(id).GetString()}\" }}" : "{ eq: null }";
}
