using System.Net;
using System.Text;

namespace GraphQLApi.IntegrationTests.Http;

/// <summary>
/// What clients get wrong: every answer has a code and says what to do, none is a server error, none costs an upstream call. The status is that
/// of application/graphql-response+json; application/json answers 200 to whatever can be read (GraphQL over HTTP, "Status Codes").
/// </summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, int, string, string> Requests => new()
    {
        { "unknown field", "{ sessions { nodes { sesionId } } }", 400, "GRAPHQL_VALIDATION_FAILED",
          "Cannot query field \"sesionId\" on type \"Session\". Did you mean \"sessionId\"?" },
        { "wrong type", "{ sessions(first: \"ten\") { totalCount } }", 400, "GRAPHQL_VALIDATION_FAILED",
          "Int cannot represent non-integer value: \"ten\"" },
        { "syntax error", "{ sessions(first: ) { totalCount } }", 400, "GRAPHQL_PARSE_FAILED",
          "Syntax Error: Unexpected \")\"." },
        { "negative page", "{ sessions(first: -1) { totalCount } }", 200, "PAGINATION_LIMIT",
          "`first` must not be negative." },
        { "page too large", "{ sessions(first: 100000) { nodes { id } } }", 200, "PAGINATION_LIMIT",
          "`first` is 100000; a page holds at most 1000 items. Page with `after`, or read `limits`." },
        { "both ends", "{ sessions(first: 1, last: 1) { totalCount } }", 200, "PAGINATION_LIMIT",
          "Give `first` or `last`, not both." },
        { "broken cursor", "{ sessions(after: \"nonsense\") { nodes { id } } }", 200, "PAGINATION_CURSOR_INVALID",
          "The cursor specified in `after` has an invalid format: it must be one that `pageInfo` or an edge answered." },
        { "range backwards", "{ coverage(from: \"2026-03-02T00:00:00Z\", to: \"2026-03-01T00:00:00Z\") { complete } }", 200, "RANGE_INVALID",
          "`from` must lie before `to`." },
        { "malformed id", "{ node(id: \"%%%\") { id } }", 200, "BAD_USER_INPUT",
          "The id given for `id` is no id of this API: it must be one that an `id` field answered." },
        { "time without zone", "{ sessions(where: { startTime: { gte: \"2026-03-02T00:00:00\" } }) { totalCount } }", 400, "GRAPHQL_VALIDATION_FAILED",
          "DateTime cannot represent \"2026-03-02T00:00:00\": expected RFC 3339 with an offset, such as 2024-09-26T05:39:54Z." },
        { "null bound", "{ sessions(where: { startTime: { gte: null } }) { totalCount } }", 200, "BAD_USER_INPUT",
          "`where.startTime.gte` is null, which would match every row. Leave it out, or give a value; only eq, neq, in and nin take null." },
        { "200 deep", Deep(200), 400, "DEPTH_EXCEEDED",
          "Depth of fields: 201, the limit MaxDepth is 16." },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Bad_requests_are_told_what_is_wrong(string name, string query, int status, string code, string message)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);

        var answer = await centre.AskAsync(query);
        using var strict = await centre.Server.PostAsync(query, "application/graphql-response+json");

        Assert.Equal($"{name}: 200 {code} {message}", $"{name}: {(int)answer.Status} {answer.Code} {answer.Message}");
        Assert.Equal(status, (int)strict.StatusCode);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);
        var cursor = (await centre.AskAsync("{ sessions(first: 1) { pageInfo { endCursor } } }")).At("sessions.pageInfo.endCursor");

        var answer = await centre.AskAsync("query Next($after: String) { sessions(after: $after, order: [{ channel: ASC }]) { nodes { id } } }", new { after = cursor });

        Assert.Equal((HttpStatusCode.OK, "PAGINATION_CURSOR_INVALID"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_wrong_variable_is_bad_user_input()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);

        var answer = await centre.AskAsync("query Page($first: Int) { sessions(first: $first) { totalCount } }", new { first = "ten" });

        Assert.Equal((HttpStatusCode.OK, "BAD_USER_INPUT"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("""{ node(id: "U2Vzc2lvbjpub25l") { id } }""", """{"node":null}""")]
    [InlineData("""{ session(sessionId: "none") { id } }""", """{"session":null}""")]
    [InlineData("""{ queue(queueId: "none") { id } agent(agentId: "none") { id } }""", """{"queue":null,"agent":null}""")]
    public async Task An_unknown_id_is_null(string query, string data)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);

        Assert.Equal(data, (await centre.AskAsync(query)).Data.GetRawText());
    }

    [Fact]
    public async Task Five_megabytes_are_too_large()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 20);

        var answer = await centre.Server.PostAsync(new StringContent($$"""{"query":"{ __typename } #{{new string('x', 5_000_000)}}"}""", Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "REQUEST_TOO_LARGE"), (answer.Status, answer.Code));
        Assert.Equal("The request body is larger than 1048576 bytes (GraphQL:MaxRequestBytes).", answer.Message);
    }

    private static string Deep(int depth)
    {
        // Every pair of levels is a session and its conversations.
        var text = new StringBuilder("{ sessions { nodes { id");
        for (var level = 2; level < depth; level += 2)
            text.Append(" conversations { id session { id");
        return text.Append(new string('}', depth + 1)).ToString();
    }
}
