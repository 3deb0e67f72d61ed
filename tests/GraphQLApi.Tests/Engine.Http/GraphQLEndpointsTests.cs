using System.Net;
using System.Text;
using GraphQLApi.Engine;

namespace GraphQLApi.Tests.Engine.Http;

public sealed class GraphQLEndpointsTests
{
    private const string GraphQL = "application/graphql-response+json";
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQLUtf8 = "application/graphql-response+json; charset=utf-8";

    [Theory]
    [InlineData("""{"query":"{ hello }"}""", """{"data":{"hello":"Hello world"}}""")]
    [InlineData("""{"query":"query ($n: String) { hello(name: $n) }","variables":{"n":"é😀"}}""", """{"data":{"hello":"Hello é\uD83D\uDE00"}}""")]
    [InlineData("""{"query":"query A { hello } query B { b: hello }","operationName":"B"}""", """{"data":{"b":"Hello world"}}""")]
    [InlineData("""{"query":"{ hello }","operationName":null,"variables":null,"extensions":null}""", """{"data":{"hello":"Hello world"}}""")]
    [InlineData("""{"query":"{ hello }","operationName":"","extensions":{"persistedQuery":{"version":1}},"other":[1,{"x":2}]}""", """{"data":{"hello":"Hello world"}}""")]
    [InlineData("""{"query":"mutation { change }"}""", """{"data":{"change":"changed"}}""")]
    public async Task A_well_formed_post_is_answered(string body, string answer)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal($"200 {Json} {answer}", await host.PostAsync(body).ReadAsync());
    }

    [Theory]
    [InlineData("", "PARSE", "The body is not valid JSON.")]
    [InlineData("{", "PARSE", "The body is not valid JSON.")]
    [InlineData("{\"query\":\"{hello}\"}garbage", "PARSE", "The body is not valid JSON.")]
    [InlineData("{\"query\":\"\\ud800\"}", "PARSE", "The body is not valid JSON.")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":{\"a\":[\"\\udfff\"]}}", "PARSE", "The body is not valid JSON.")]
    [InlineData("null", "INPUT", "The body must be a JSON object with the member \\\"query\\\".")]
    [InlineData("1", "INPUT", "The body must be a JSON object with the member \\\"query\\\".")]
    [InlineData("[]", "INPUT", "Batching is not available: send one request object, not a list.")]
    [InlineData("[{\"query\":\"{hello}\"}]", "INPUT", "Batching is not available: send one request object, not a list.")]
    [InlineData("{}", "INPUT", "The member \\\"query\\\" is missing.")]
    [InlineData("{\"query\":null}", "INPUT", "The member \\\"query\\\" is missing.")]
    [InlineData("{\"query\":1}", "INPUT", "The member \\\"query\\\" must be a string.")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":[]}", "INPUT", "The member \\\"variables\\\" must be an object.")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":\"{}\"}", "INPUT", "The member \\\"variables\\\" must be an object.")]
    [InlineData("{\"query\":\"{hello}\",\"operationName\":1}", "INPUT", "The member \\\"operationName\\\" must be a string.")]
    [InlineData("{\"query\":\"{hello}\",\"extensions\":7}", "INPUT", "The member \\\"extensions\\\" must be an object.")]
    public async Task A_bad_body_is_refused_with_400_whatever_is_accepted(string body, string code, string message)
    {
        var answer = $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{(code == "PARSE" ? "GRAPHQL_PARSE_FAILED" : "BAD_USER_INPUT")}}}"}}]}""";
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal($"400 {Json} {answer}", await host.PostAsync(body).ReadAsync());
        Assert.Equal($"400 {GraphQLUtf8} {answer}", await host.PostAsync(body, GraphQL).ReadAsync());
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            $$$"""400 {{{Json}}} {"errors":[{"message":"The body is not UTF-8.","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""",
            await host.PostAsync([.. "{\"query\":\"{hello(name:\\\""u8, 0xFF, .. "\\\")}\"}"u8]).ReadAsync());
    }

    [Theory]
    [InlineData("/graphql?query=%7Bhello(name:%22%FF%22)%7D")]
    [InlineData("/graphql?query=%7Bhello%7D&variables=%7B%22a%22:%22%C3%28%22%7D")]
    public async Task Escapes_that_are_not_utf8_are_refused(string url)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            $$$"""400 {{{Json}}} {"errors":[{"message":"The query string is not UTF-8.","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""", await host.GetAsync(url).ReadAsync());
    }

    [Fact]
    public async Task Json_that_is_nested_too_deep_is_refused()
    {
        var deep = $"{new string('[', 100_000)}{new string(']', 100_000)}";
        await using var host = await GraphQLTestHost.StartAsync();
        const string Answer = $$$"""400 {{{Json}}} {"errors":[{"message":"The body is nested deeper than 64 levels.","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""";
        Assert.Equal(Answer, await host.PostAsync($$$"""{"query":"{ hello }","variables":{"a":{{{deep}}}}}""").ReadAsync());
        Assert.Equal(Answer, await host.PostAsync($$$"""{"query":"{ hello }","other":{{{deep}}}}""").ReadAsync());
    }

    [Fact]
    public async Task A_body_of_a_million_bytes_is_read()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        var comment = new string('x', 1_000_000);
        Assert.Equal($$$"""200 {{{Json}}} {"data":{"hello":"Hello world"}}""", await host.PostAsync($$$"""{"query":"{ hello } #{{{comment}}}"}""").ReadAsync());
    }

    // Preflight: the browser asks, with OPTIONS, before a page may send JSON.
    [Theory]
    [InlineData("https://reports.example.com", "https://reports.example.com")]
    [InlineData("https://evil.example.com", null)]
    public async Task A_page_of_another_site_must_be_allowed(string origin, string? allowed)
    {
        await using var host = await GraphQLTestHost.StartAsync(cors: policy => policy.WithOrigins("https://reports.example.com").AllowAnyHeader().WithMethods("GET", "POST"));
        using var preflight = await host.SendAsync(
            HttpMethod.Options, "/graphql", null, null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));
        Assert.Equal((HttpStatusCode.NoContent, allowed), (preflight.StatusCode, Allowed(preflight)));
        using var request = await host.SendAsync(HttpMethod.Get, "/graphql?query={hello}", null, null, ("Origin", origin));
        Assert.Equal((HttpStatusCode.OK, allowed), (request.StatusCode, Allowed(request)));

        static string? Allowed(HttpResponseMessage response) =>
            response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? string.Join(",", values) : null;
    }

    [Fact]
    public async Task A_spent_budget_is_the_error_of_its_field()
    {
        await using var host = await GraphQLTestHost.StartAsync(new EngineOptions { RequestBudget = TimeSpan.FromMilliseconds(20) });
        Assert.Equal(
            $$$"""200 {{{GraphQLUtf8}}} {"errors":[{"message":"The request exceeded its time budget of 0.02 s.","locations":[{"line":1,"column":9}],"path":["wait"],"extensions":{"code":"REQUEST_TIMED_OUT"}}],"data":{"hello":"Hello world","wait":null}}""",
            await host.PostAsync("""{"query":"{ hello wait }"}""", GraphQL).ReadAsync());
        await host.Wait.Stopped;
    }

    [Fact]
    public async Task A_client_that_leaves_stops_its_work()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asking = host.Client().GetAsync(new Uri("/graphql?query={wait}", UriKind.Relative), leaving.Token);
        await host.Wait.Started;
        await leaving.CancelAsync();
        await host.Wait.Stopped;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            $$$"""200 {{{Json}}} {"data":{"hello":"Hello world"}}""",
            await host.PostAsync([0xEF, 0xBB, 0xBF, .. """{"query":"{hello}"}"""u8]).ReadAsync());
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("application/json;charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("nonsense", 415)]
    [InlineData(null, 415)]
    public async Task Only_json_in_utf8_is_read(string? contentType, int status)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.PostAsync("""{"query":"{ hello }"}""", null, contentType);
        Assert.Equal(status, (int)response.StatusCode);
    }

    // GraphQL over HTTP, "Status Codes": the same refusal is 200 for application/json and 400 for the type of its own.
    [Theory]
    [InlineData("{", "Syntax Error: Expected Name, found <EOF>.", "GRAPHQL_PARSE_FAILED", 1, 2)]
    [InlineData("query A { hello } query B { hello }", "Must provide operation name if query contains multiple operations.", "BAD_USER_INPUT", 0, 0)]
    public async Task A_request_error_has_the_status_of_its_media_type(string query, string message, string code, int line, int column)
    {
        var locations = line == 0 ? "" : $$$""","locations":[{"line":{{{line}}},"column":{{{column}}}}]""";
        var answer = $$$"""{"errors":[{"message":"{{{message}}}"{{{locations}}},"extensions":{"code":"{{{code}}}"}}]}""";
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal($"200 {Json} {answer}", await host.PostAsync($$$"""{"query":"{{{query}}}"}""").ReadAsync());
        Assert.Equal($"400 {GraphQLUtf8} {answer}", await host.PostAsync($$$"""{"query":"{{{query}}}"}""", GraphQL).ReadAsync());
    }

    [Fact]
    public async Task A_failing_field_is_200_and_tells_nothing_of_the_exception()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        var text = await host.PostAsync("""{"query":"{ broken hello }"}""", GraphQL).ReadAsync();
        Assert.StartsWith($$$"""200 {{{GraphQLUtf8}}} {"errors":[{"message":""", text);
        Assert.EndsWith("""
            "data":{"broken":null,"hello":"Hello world"}}
            """, text);
        Assert.Contains("\"code\":\"INTERNAL\"", text);
        Assert.DoesNotContain("secret", text);
    }

    [Fact]
    public async Task An_unacceptable_type_is_406()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            $$$"""406 {{{Json}}} {"errors":[{"message":"Accept application/graphql-response+json or application/json.","extensions":{"code":"BAD_USER_INPUT"}}]}""",
            await host.PostAsync("""{"query":"{ hello }"}""", "text/csv").ReadAsync());
    }

    [Theory]
    [InlineData("/graphql?query={hello}", 200, """{"data":{"hello":"Hello world"}}""")]
    [InlineData("/graphql/?query={hello}", 200, """{"data":{"hello":"Hello world"}}""")]
    [InlineData("/graphql?query=query($n:String){hello(name:$n)}&variables={\"n\":\"you\"}", 200, """{"data":{"hello":"Hello you"}}""")]
    [InlineData("/graphql?query={hello}&operationName=&variables=&extensions={\"a\":1}", 200, """{"data":{"hello":"Hello world"}}""")]
    [InlineData("/graphql?query=query A{hello} mutation B{change}&operationName=A", 200, """{"data":{"hello":"Hello world"}}""")]
    [InlineData("/graphql?query=mutation{change}", 405, """{"errors":[{"message":"GET runs queries only. Send a mutation by POST.","extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    [InlineData("/graphql?query=query A{hello} mutation B{change}&operationName=B", 405, """{"errors":[{"message":"GET runs queries only. Send a mutation by POST.","extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    [InlineData("/graphql", 400, """{"errors":[{"message":"The query parameter \"query\" is missing.","extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    [InlineData("/graphql?query={hello}&variables={nope", 400, """{"errors":[{"message":"The query parameter \"variables\" is not valid JSON.","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""")]
    [InlineData("/graphql?query={hello}&variables=[]", 400, """{"errors":[{"message":"The member \"variables\" must be an object.","extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    [InlineData("/graphql?query={hello}&query={hello}", 400, """{"errors":[{"message":"The query parameter \"query\" is given 2 times.","extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    public async Task Get_runs_queries_only(string url, int status, string answer)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal($"{status} {Json} {answer}", await host.GetAsync(url).ReadAsync());
    }

    [Fact]
    public async Task A_mutation_by_get_is_told_the_method()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.GetAsync("/graphql?query=mutation{change}");
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_browser_without_a_query_is_sent_to_the_ide()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var page = await host.GetAsync("/graphql", "text/html,*/*;q=0.8");
        Assert.Equal((HttpStatusCode.Redirect, "/graphql/"), (page.StatusCode, page.Headers.Location?.ToString()));
        using var query = await host.GetAsync("/graphql?query={hello}", "text/html,*/*;q=0.8");
        Assert.Equal(HttpStatusCode.OK, query.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405(string method)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.SendAsync(new HttpMethod(method), "/graphql", null, new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST, GET, HEAD"), (response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql?sdl=")]
    [InlineData("/graphql/schema.graphql")]
    public async Task The_schema_is_a_file(string url)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal(
            """
            200 application/graphql; charset=utf-8 type Query {
              hello(name: String): String
              broken: String
              wait: String
            }

            type Mutation {
              change: String
            }

            type Subscription {
              tick: Int
            }
            """,
            await host.GetAsync(url, "text/html").ReadAsync());
    }

    [Fact]
    public async Task Head_has_the_head_of_get_only()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Equal($"200 {Json}", await host.SendAsync(HttpMethod.Head, "/graphql?query={hello}", null, null).ReadAsync());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_with_and_without_its_length()
    {
        await using var host = await GraphQLTestHost.StartAsync(new EngineOptions { MaxRequestBytes = 64 });
        var body = $$$"""{"query":"{ hello }","variables":{"a":"{{{new string('x', 64)}}}"}}""";
        const string Answer =
            $$$"""413 {{{Json}}} {"errors":[{"message":"The request body is larger than 64 bytes (GraphQL:MaxRequestBytes).","extensions":{"code":"REQUEST_TOO_LARGE"}}]}""";
        Assert.Equal(Answer, await host.PostAsync(body).ReadAsync());
        Assert.Equal(Answer, await host.SendAsync(HttpMethod.Post, "/graphql", null, new ChunkedJson(body)).ReadAsync());
        Assert.Equal($$$"""200 {{{Json}}} {"data":{"hello":"Hello world"}}""", await host.PostAsync("""{"query":"{ hello }"}""").ReadAsync());
    }

    [Fact]
    public async Task The_host_can_add_to_every_answer()
    {
        await using var host = await GraphQLTestHost.StartAsync(configure: context => context.Extensions.Set("demo", true));
        Assert.Equal(
            $$$"""200 {{{Json}}} {"data":{"hello":"Hello world"},"extensions":{"demo":true}}""", await host.PostAsync("""{"query":"{ hello }"}""").ReadAsync());
    }

    private sealed class ChunkedJson : HttpContent
    {
        private readonly byte[] body;

        public ChunkedJson(string text)
        {
            body = Encoding.UTF8.GetBytes(text);
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await stream.WriteAsync(body);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
