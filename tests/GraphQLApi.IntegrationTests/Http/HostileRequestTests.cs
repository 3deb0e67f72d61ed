using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphQLApi.IntegrationTests.Http;

/// <summary>
/// Requests that mean harm, over real sockets: each is answered within a second with a coded error, or its connection closed; an ordinary query
/// before, during and after is answered. They tell a time, so they run alone.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class HostileRequestTests
{
    private const string Normal = """{"query":"{ __typename }"}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> Documents => new()
    {
        { "nested 10,000 deep", 400, "TOKENS_EXCEEDED DEPTH_EXCEEDED" },
        { "nested 5,000 deep", 400, "DEPTH_EXCEEDED" },
        { "lists nested 10,000 deep", 400, "TOKENS_EXCEEDED GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED DEPTH_EXCEEDED" },
        { "100,000 aliases", 413, "REQUEST_TOO_LARGE" },
        { "5,000 aliases", 400, "ALIASES_EXCEEDED" },
        { "fragments that double 40 times", 400, "FRAGMENTS_EXCEEDED" },
        { "a cycle of fragments", 400, "GRAPHQL_VALIDATION_FAILED" },
        { "10,000 directives", 400, "TOKENS_EXCEEDED DIRECTIVES_EXCEEDED" },
        { "500,000 characters of comment", 200, "" },
        { "one name of 500,000 characters", 400, "GRAPHQL_VALIDATION_FAILED" },
        { "half a million braces", 400, "TOKENS_EXCEEDED DEPTH_EXCEEDED GRAPHQL_PARSE_FAILED" },
        { "variables nested 100,000 deep", 400, "GRAPHQL_PARSE_FAILED" },
        { "bytes that are not UTF-8", 400, "GRAPHQL_PARSE_FAILED" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused_at_once(string name, int status, string codes)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        await WarmUpAsync(centre);
        var watch = Stopwatch.StartNew();
        using var content = new ByteArrayContent(Body(name));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await centre.Server.Client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text[..Math.Min(500, text.Length)]}");
        Assert.True(codes.Length == 0 || codes.Split(' ').Any(code => text.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal)), text[..Math.Min(500, text.Length)]);
        Assert.InRange(text.Length, 1, 100_000);
        await AssertNormalAsync(centre);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_are_refused_before_they_have_come(bool withLength)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        await WarmUpAsync(centre);
        using var client = await ConnectAsync(centre);
        var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + (withLength ? "Content-Length: 52428800\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n");
        var watch = Stopwatch.StartNew();
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
        // Without a length, two megabytes show that it is too much.
        for (var megabyte = 0; !withLength && megabyte < 2; megabyte++)
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"100000\r\n{new string('x', 0x100000)}\r\n"), Cancellation);
        var answer = await ReadAnswerAsync(client);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        Assert.StartsWith("HTTP/1.1 413 ", answer);
        Assert.EndsWith("""{"errors":[{"message":"The request body is larger than 1048576 bytes (GraphQL:MaxRequestBytes).","extensions":{"code":"REQUEST_TOO_LARGE"}}]}""", answer);
        await AssertNormalAsync(centre);
    }

    [Theory]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n{")]
    public async Task A_thousand_half_open_connections_are_closed_and_disturb_nobody(string beginning)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        await WarmUpAsync(centre);
        var halfOpen = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 1_000; number++)
            {
                halfOpen.Add(await ConnectAsync(centre));
                await halfOpen[^1].GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning), Cancellation);
            }

            await AssertNormalAsync(centre);
            var answers = await Task.WhenAll(halfOpen.Select(ReadAnswerAsync)).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
            Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 408 ", answer));
            await AssertNormalAsync(centre);
        }
        finally
        {
            halfOpen.ForEach(client => client.Dispose());
        }
    }

    [Theory]
    [InlineData("huge query string", 414)]
    [InlineData("escapes that are not UTF-8", 400)]
    [InlineData("raw bytes that are not ASCII", 400)]
    [InlineData("a head of 100 KB", 431)]
    [InlineData("no HTTP", 400)]
    public async Task A_hostile_head_is_refused_at_once(string name, int status)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        await WarmUpAsync(centre);
        var target = name switch
        {
            "huge query string" => $"GET /graphql?query={new string('x', 1_000_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "escapes that are not UTF-8" => "GET /graphql?query=%7B__typename(a:%22%ff%22)%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "raw bytes that are not ASCII" => "GET /graphql?query=\u00ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "a head of 100 KB" => $"GET /graphql HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 100_000)}\r\n\r\n",
            _ => "\u0016\u0003\u0001 hello\r\n\r\n",
        };
        using var client = await ConnectAsync(centre);
        var watch = Stopwatch.StartNew();
        try
        {
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(target), Cancellation);
        }
        catch (IOException)
        {
            // Refused while it is still being sent.
        }

        var answer = await ReadAnswerAsync(client);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        // Closed without a word where the answer came too early to be read.
        Assert.True(answer.Length == 0 || answer.StartsWith(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} "), StringComparison.Ordinal), answer);
        await AssertNormalAsync(centre);
    }

    [Fact]
    public async Task Five_hundred_requests_at_once_are_all_answered()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        await WarmUpAsync(centre);
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => centre.Server.PostAsync(Json(Encoding.UTF8.GetBytes(Normal)))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task What_hostile_requests_took_is_given_back()
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 1);
        await WarmUpAsync(centre);
        var bodies = Documents.Select(row => Body(row.Data.Item1)).ToArray();
        await SendAllAsync(centre, bodies);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var round = 0; round < 8; round++)
            await SendAllAsync(centre, bodies);
        // 35 MB were sent. Pooled buffers of about a megabyte a thread stay for a while.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16_000_000);
    }

    private static async Task SendAllAsync(Centre centre, byte[][] bodies)
    {
        foreach (var body in bodies)
        {
            using var content = Json(body);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
            using var response = await centre.Server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            await response.Content.CopyToAsync(Stream.Null, Cancellation);
        }
    }

    private static byte[] Body(string name) => name switch
    {
        "nested 10,000 deep" => Query(Repeat("{a", 10_000) + new string('}', 10_000)),
        "nested 5,000 deep" => Query(Repeat("{a", 5_000) + new string('}', 5_000)),
        "lists nested 10,000 deep" => Query($"{{ node(id: {new string('[', 9_000)}{new string(']', 9_000)}) {{ id }} }}"),
        "100,000 aliases" => Query("{" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $" a{number}:__typename")) + "}"),
        "5,000 aliases" => Query("{" + string.Concat(Enumerable.Range(0, 5_000).Select(number => $" a{number}:__typename")) + "}"),
        "fragments that double 40 times" => Query("{ ...f0 }" + string.Concat(Enumerable.Range(0, 40).Select(number => $" fragment f{number} on Query {{ ...f{number + 1} ...f{number + 1} }}")) + " fragment f40 on Query { __typename }"),
        "a cycle of fragments" => Query("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
        "10,000 directives" => Query("{ __typename" + Repeat(" @skip(if: false)", 10_000) + " }"),
        "500,000 characters of comment" => Query("{ __typename } #" + new string('x', 500_000)),
        "one name of 500,000 characters" => Query("{ " + new string('x', 500_000) + " }"),
        "half a million braces" => Query(new string('{', 500_000)),
        "variables nested 100,000 deep" => Encoding.UTF8.GetBytes($$$"""{"query":"{ __typename }","variables":{"a":{{{new string('[', 100_000)}}}{{{new string(']', 100_000)}}}}}"""),
        "bytes that are not UTF-8" => [.. "{\"query\":\"{ __typename } #"u8, 0xC3, 0x28, .. "\"}"u8],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static byte[] Query(string document) => Encoding.UTF8.GetBytes($$"""{"query":"{{document}}"}""");

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return content;
    }

    // The first request of a process compiles half of it.
    private static async Task WarmUpAsync(Centre centre)
    {
        await AssertNormalAsync(centre);
        await centre.Server.PostAsync(Json(Query("{ nothing }")));
    }

    private static async Task AssertNormalAsync(Centre centre)
    {
        var answer = await centre.Server.PostAsync(Json(Encoding.UTF8.GetBytes(Normal))).WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
        Assert.Equal((HttpStatusCode.OK, """{"data":{"__typename":"Query"}}"""), (answer.Status, answer.Body));
    }

    private static async Task<TcpClient> ConnectAsync(Centre centre)
    {
        var client = new TcpClient();
        var address = centre.Server.Client.BaseAddress!; // set by the server's start
        await client.ConnectAsync(address.Host, address.Port, Cancellation);
        return client;
    }

    // Up to the end of the body where its length is said, else up to the end of the connection; nothing where it was cut.
    private static async Task<string> ReadAnswerAsync(TcpClient client)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (!IsWhole(text.ToString()) && await client.GetStream().ReadAsync(buffer, Cancellation) is > 0 and var count)
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (IOException)
        {
            // Cut.
        }

        return text.ToString();
    }

    private static bool IsWhole(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = answer.IndexOf("Content-Length: ", StringComparison.Ordinal);
        return end > 0 && length > 0 && answer.Length - end - 4 >= int.Parse(answer[(length + 16)..answer.IndexOf("\r\n", length, StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }
}
