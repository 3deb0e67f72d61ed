using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;

namespace GraphQLApi.IntegrationTests.Export;

/// <summary>Tables over HTTP: the same document as a table, whole or not at all.</summary>
public sealed class TableTests
{
    private const string Week = "where: { enterTime: { gte: \"2026-03-02T00:00:00Z\", lt: \"2026-03-04T12:00:00Z\" } }";

    private const string Fields = "id enterTime waitSeconds exitReason queue { name } conversation { channel skills { name } } respondingAgent { agent { name } handleSeconds }";

    [Fact]
    public async Task Without_first_the_table_has_every_row_of_every_page()
    {
        await using var centre = await Centre.StartAsync(400);
        var pages = await PagesAsync(centre);
        var (status, headers, body) = await AskAsync(centre, $"query Visits {{ queueVisits({Week}) {{ nodes {{ {Fields} }} }} }}", "application/x-ndjson");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("application/x-ndjson", headers["Content-Type"]);
        Assert.Equal("attachment; filename=\"Visits.ndjson\"", headers["Content-Disposition"]);
        Assert.Equal("true", headers["X-Coverage-Complete"]);
        Assert.DoesNotContain("X-Coverage-Missing", headers.Keys);
        Assert.InRange(pages.Count, 601, 2_000); // more than the first piece
        Assert.Equal(pages, body.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_table_is_one_statement_for_the_rows_and_the_same_in_CSV()
    {
        await using var centre = await Centre.StartAsync(400);
        var lines = (await AskAsync(centre, $"{{ queueVisits({Week}) {{ nodes {{ {Fields} }} }} }}", "application/x-ndjson")).Body.TrimEnd('\n').Split('\n');
        var (_, headers, body) = await AskAsync(centre, $"{{ queueVisits({Week}) {{ totalCount nodes {{ {Fields} }} pageInfo {{ hasNextPage }} }} }}", "text/csv; lists=join");

        Assert.Equal("text/csv; charset=utf-8; header=present", headers["Content-Type"]);
        Assert.Equal("attachment; filename=\"queueVisits.csv\"", headers["Content-Disposition"]);
        Assert.Equal(lines.Length.ToString(CultureInfo.InvariantCulture), headers["X-Total-Count"]);
        var rows = body.Split("\r\n");
        Assert.Equal("id,enterTime,waitSeconds,exitReason,queue.name,conversation.channel,conversation.skills.name,respondingAgent.agent.name,respondingAgent.handleSeconds", rows[0]);
        Assert.Equal(lines.Length + 2, rows.Length); // the header, and nothing behind the last line's end
        Assert.Equal(lines.Select(line => JsonElement.Parse(line).GetProperty("id").GetString()), rows[1..^1].Select(row => row.Split(',')[0]));
    }

    [Fact]
    public async Task With_first_the_table_is_that_page_and_with_after_it_goes_on_behind()
    {
        await using var centre = await Centre.StartAsync(100);
        var (_, _, page) = await AskAsync(centre, $"{{ queueVisits(first: 3, {Week}) {{ edges {{ cursor node {{ id queue {{ name }} }} }} }} }}", "text/csv");
        var rows = page.TrimEnd().Split("\r\n");
        Assert.Equal(("cursor,id,queue.name", 4), (rows[0], rows.Length));

        var (_, _, all) = await AskAsync(centre, $"{{ queueVisits({Week}) {{ nodes {{ id }} }} }}", "text/csv");
        var (_, _, rest) = await AskAsync(centre, $"{{ queueVisits(after: \"{rows[3].Split(',')[0]}\", {Week}) {{ nodes {{ id }} }} }}", "text/csv");
        Assert.Equal(all.Split("\r\n")[4..], rest.Split("\r\n")[1..]);
    }

    [Fact]
    public async Task A_metrics_result_is_a_table_of_its_rows()
    {
        await using var centre = await Centre.StartAsync(100);
        const string Question =
            """
            { queueMetrics(range: { between: { from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z" } }, groupBy: [QUEUE], order: { offered: DESC }, first: 2) {
                rows { key { queue { name } } metrics { offered serviceLevel(thresholdSeconds: 20) { value } wait: waitSeconds { p90: percentile(p: 90) } } } totals { offered } } }
            """;
        var (_, headers, body) = await AskAsync(centre, Question, "text/csv");
        var answer = await centre.AskAsync(Question);

        Assert.Equal(("true", "true"), (headers["X-Coverage-Complete"], headers["X-Truncated"]));
        Assert.Equal(
            [
                "key.queue.name,metrics.offered,metrics.serviceLevel.value,metrics.wait.p90",
                .. answer.List("queueMetrics.rows").Select(row => string.Join(
                    ',', row.GetProperty("key").GetProperty("queue").GetProperty("name"), row.GetProperty("metrics").GetProperty("offered").GetRawText(),
                    row.GetProperty("metrics").GetProperty("serviceLevel").GetProperty("value").GetRawText(), row.GetProperty("metrics").GetProperty("wait").GetProperty("p90").GetRawText())),
            ],
            body.TrimEnd().Split("\r\n"));
    }

    [Fact]
    public async Task What_is_not_covered_stands_in_the_headers()
    {
        await using var centre = await Centre.StartAsync(100);
        var (_, headers, _) = await AskAsync(
            centre, "query @freshness(mode: CACHE_ONLY) { sessions(where: { startTime: { gte: \"2026-02-27T00:00:00Z\", lt: \"2026-03-02T00:00:00Z\" } }) { nodes { sessionId } } }", "text/csv");
        Assert.Equal(("false", "2026-02-27T00:00:00Z/2026-03-01T00:00:00Z"), (headers["X-Coverage-Complete"], headers["X-Coverage-Missing"]));
    }

    [Fact]
    public async Task Times_are_shown_in_the_zone_asked_for_over_GET_too()
    {
        await using var centre = await Centre.StartAsync(100);
        var document = Uri.EscapeDataString($"{{ queueVisits(first: 1, {Week}) {{ nodes {{ enterTime }} }} }}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={document}");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv; timezone=Asia/Kolkata; bom=1");
        using var response = await centre.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Matches(@"^enterTime\r\n2026-03-0\dT\d\d:\d\d:\d\d\.000\+05:30\r\n$", System.Text.Encoding.UTF8.GetString(bytes[3..]));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_table_is_compressed_on_request(string coding)
    {
        await using var centre = await Centre.StartAsync(100);
        var question = $"{{ queueVisits({Week}) {{ nodes {{ {Fields} }} }} }}";
        using var request = Request(question, "text/csv");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        using var response = await centre.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress));
        Assert.Equal((await AskAsync(centre, question, "text/csv")).Body, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{ sessions { nodes { sessionId } } queueVisits { nodes { id } } }", "BAD_USER_INPUT", "A table has the rows of one field: one connection or one metrics result. Keep one of \"sessions\", \"queueVisits\", and ask for the others apart.")]
    [InlineData("{ serviceStatus { version } }", "BAD_USER_INPUT", "\"serviceStatus\" is neither a connection nor a metrics result, so it has no rows. Select one, such as queueVisits { nodes { waitSeconds } }.")]
    [InlineData("{ sessions { totalCount } }", "BAD_USER_INPUT", "\"sessions\" has rows, but none are selected. Select edges or nodes.")]
    [InlineData("{ sessions { nodes { sessionId } edges { cursor } } }", "BAD_USER_INPUT", "\"sessions\" selects its rows 2 times. Keep one of \"nodes\", \"edges\".")]
    [InlineData("{ sessions(first: 1001) { nodes { sessionId } } }", "PAGINATION_LIMIT", "`first` is 1001; a page holds at most 1000 items. Page with `after`, or read `limits`.")]
    [InlineData("{ sessions { nodes { nothing } } }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field \"nothing\" on type \"Session\".")]
    [InlineData("mutation { cancelSyncJob(input: { id: \"x\" }) { job { id } } }", "BAD_USER_INPUT", "Can only perform a query operation here.")]
    public async Task A_document_that_makes_no_table_is_refused_in_JSON(string document, string code, string message)
    {
        await using var centre = await Centre.StartAsync(10);
        var (status, headers, body) = await AskAsync(centre, document, "text/csv");
        var error = JsonElement.Parse(body).GetProperty("errors")[0];
        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/graphql-response+json; charset=utf-8", code, message),
            (status, headers["Content-Type"], error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("text/csv; lists=both", "lists is join or explode.")]
    [InlineData("text/csv; zone=UTC", "\"zone=UTC\" is no option of text/csv. There are lists=join|explode, timezone=<IANA id>, bom=0|1, formulas=escape|keep.")]
    [InlineData("application/x-ndjson; bom=1", "\"bom=1\" is no option of application/x-ndjson. There are lists=join|explode, timezone=<IANA id>.")]
    [InlineData("text/csv; timezone=\"Asia/Kolkat\"", "There is no time zone \"Asia/Kolkat\". Give an IANA id in its exact spelling, such as \"Asia/Kolkata\".")]
    public async Task A_wrong_option_is_named(string accept, string message)
    {
        await using var centre = await Centre.StartAsync(10);
        var (status, _, body) = await AskAsync(centre, "{ queues { nodes { name } } }", accept);
        Assert.Equal((HttpStatusCode.BadRequest, message), (status, JsonElement.Parse(body).GetProperty("errors")[0].GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("application/json, text/csv", "application/json; charset=utf-8")]
    [InlineData("text/csv;q=0.5, application/json", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("text/csv, application/json", "text/csv; charset=utf-8; header=present")]
    [InlineData("text/html, text/csv;q=0.9, */*;q=0.8", "text/csv; charset=utf-8; header=present")]
    public async Task The_form_that_is_wanted_most_answers(string accept, string type)
    {
        await using var centre = await Centre.StartAsync(10);
        Assert.Equal(type, (await AskAsync(centre, "{ queues { nodes { name } } }", accept)).Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_table_over_the_limit_is_refused_where_it_is_known_and_broken_off_where_it_is_not()
    {
        await using var centre = await Centre.StartAsync(400, new Dictionary<string, string> { ["Export__MaxRows"] = "600" });
        var (status, _, body) = await AskAsync(centre, $"{{ queueVisits({Week}) {{ totalCount nodes {{ id }} }} }}", "text/csv");
        Assert.Equal((HttpStatusCode.BadRequest, "PAGINATION_LIMIT"), (status, JsonElement.Parse(body).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));

        using var request = Request($"{{ queueVisits({Week}) {{ nodes {{ id }} }} }}", "text/csv");
        // Before the head has left or in the middle of the body: no reader takes it for a whole table.
        await Assert.ThrowsAsync<HttpRequestException>(() => centre.Server.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>The head is sent before the rows are read, so it tells of all of them: here there is not even one.</summary>
    [Theory]
    [InlineData("nodes { sessionId customer { email phone } }", AccessScopes.Read, "customer.email, customer.phone")]
    [InlineData("edges { cursor node { who: customer { firstName } } }", AccessScopes.Read, "who.firstName")]
    [InlineData("nodes { sessionId channel }", AccessScopes.Read, null)]
    [InlineData("nodes { sessionId customer { email phone } }", AccessScopes.Read | AccessScopes.PersonalData, null)]
    public async Task Masked_columns_are_named_in_the_head(string rows, AccessScopes scopes, string? masked)
    {
        await using var centre = await Centre.StartAsync(1, caller: _ => new Caller("analyst", scopes, Visibility.All));
        var (status, headers, body) = await AskAsync(centre, $"{{ sessions(where: {{ sessionId: {{ eq: \"nobody\" }} }}) {{ {rows} }} }}", "text/csv");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(masked, headers.GetValueOrDefault("X-Masked"));
        Assert.EndsWith("\r\n", body, StringComparison.Ordinal);
        Assert.Equal(1, body.Count(character => character == '\n'));
    }

    /// <summary>Each page of JSON, its nodes flattened by hand as the table should have them.</summary>
    private static async Task<List<string>> PagesAsync(Centre centre)
    {
        var rows = new List<string>();
        for (string? after = null; ;)
        {
            var answer = await centre.AskAsync(
                $"query Page($after: String) {{ queueVisits(first: 200, after: $after, {Week}) {{ nodes {{ {Fields} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after });
            rows.AddRange(answer.List("queueVisits.nodes").Select(Flatten));
            if (answer.At("queueVisits.pageInfo.hasNextPage") != "True")
                return rows;
            after = answer.At("queueVisits.pageInfo.endCursor");
        }
    }

    private static string Flatten(JsonElement node)
    {
        var conversation = node.GetProperty("conversation");
        var segment = node.GetProperty("respondingAgent");
        string Member(JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Null ? "null" : parent.GetProperty(name).GetRawText();
        return string.Concat(
            "{\"id\":", Member(node, "id"), ",\"enterTime\":", Member(node, "enterTime"), ",\"waitSeconds\":", Member(node, "waitSeconds"), ",\"exitReason\":", Member(node, "exitReason"),
            ",\"queue.name\":", Member(node.GetProperty("queue"), "name"), ",\"conversation.channel\":", Member(conversation, "channel"),
            ",\"conversation.skills\":", Member(conversation, "skills"),
            ",\"respondingAgent.agent.name\":", segment.ValueKind == JsonValueKind.Null ? "null" : Member(segment.GetProperty("agent"), "name"),
            ",\"respondingAgent.handleSeconds\":", Member(segment, "handleSeconds"), "}");
    }

    private static async Task<(HttpStatusCode Status, Dictionary<string, string> Headers, string Body)> AskAsync(Centre centre, string query, string accept)
    {
        using var request = Request(query, accept);
        using var response = await centre.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return (response.StatusCode, headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static HttpRequestMessage Request(string query, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }
}
