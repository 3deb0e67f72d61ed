using System.Text.Json;

namespace GraphQLApi.Tests.Analytics;

/// <summary>Bad input gets a code and a sentence, and nothing else of the answer is lost.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("sessions(first: -1)", "PAGINATION_LIMIT", "`first` must not be negative.")]
    [InlineData("sessions(last: -1)", "PAGINATION_LIMIT", "`last` must not be negative.")]
    [InlineData("sessions(first: 1, last: 1)", "PAGINATION_LIMIT", "Give `first` or `last`, not both.")]
    [InlineData("sessions(first: 1001)", "PAGINATION_LIMIT", "`first` is 1001; a page holds at most 1000 items. Page with `after`, or read `limits`.")]
    [InlineData("sessions(after: \"💥\")", "PAGINATION_CURSOR_INVALID", "The cursor specified in `after` has an invalid format: it must be one that `pageInfo` or an edge answered.")]
    [InlineData("sessions(after: \" WyI3ZTY2ODkzMCIsMTc5NTIzODY0MDAwMCwicyJd\")", "PAGINATION_CURSOR_INVALID", "The cursor specified in `after` has an invalid format: it must be one that `pageInfo` or an edge answered.")]
    [InlineData("sessions(last: 2, before: \"Z2FyYmFnZQ\")", "PAGINATION_CURSOR_INVALID", "The cursor specified in `before` has an invalid format: it must be one that `pageInfo` or an edge answered.")]
    [InlineData("sessions(where: { or: [{ channel: { contains: null } }] })", "BAD_USER_INPUT", "`where.or[0].channel.contains` is null, which would match every row. Leave it out, or give a value; only eq, neq, in and nin take null.")]
    [InlineData("sessions(where: { id: { in: [\"x\"] } })", "BAD_USER_INPUT", "`where.id.in` holds \"x\", which is no id of this API.")]
    [InlineData("sessions(where: { queueVisits: { any: null } })", "BAD_USER_INPUT", "`where.queueVisits.any` is null, which would match every row. Leave it out, or give a value; only eq, neq, in and nin take null.")]
    public async Task A_wrong_argument_nulls_its_field(string field, string code, string message)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var answer = JsonElement.Parse(await host.AnswerAsync($"{{ wrong: {field} {{ nodes {{ id }} }} right: queues {{ totalCount }} }}"));
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal((code, message), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("message").GetString()));
        Assert.Equal("""{"wrong":null,"right":{"totalCount":2}}""", answer.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("{ node(id: \"x\") { id } }", "BAD_USER_INPUT")]
    [InlineData("{ coverage(from: \"2026-03-02T00:00:00Z\", to: \"2026-03-02T00:00:00Z\") { complete } }", "RANGE_INVALID")]
    [InlineData("query @freshness(mode: CACHE_ONLY, maxAgeSeconds: -1) { sessions { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("query @freshness(mode: CACHE_ONLY, requireComplete: true) { sessions(where: { startTime: { gte: \"2026-03-01T00:00:00Z\" } }) { totalCount } }", "COVERAGE_INCOMPLETE")]
    [InlineData("query @freshness(mode: CACHE_ONLY, requireComplete: true) { queues { nodes { visits(where: { enterTime: { gte: \"2026-03-01T00:00:00Z\" } }) { totalCount } } } }", "COVERAGE_INCOMPLETE")]
    public async Task An_error_has_its_code(string query, string code)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var answer = JsonElement.Parse(await host.AnswerAsync(query));
        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_order()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var page = await host.DataAsync("{ sessions(first: 1) { pageInfo { endCursor } } }");
        var cursor = page.GetProperty("sessions").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var answer = await host.AnswerAsync($"{{ sessions(first: 1, after: \"{cursor}\", order: {{ channel: ASC }}) {{ totalCount }} }}");
        Assert.Contains("belongs to another `order`", answer, StringComparison.Ordinal);
        Assert.Contains("PAGINATION_CURSOR_INVALID", answer, StringComparison.Ordinal);
    }
}
