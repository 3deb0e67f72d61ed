using System.Globalization;
using System.Text;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.IntegrationTests.Samples;
using GraphQLApi.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>
/// A marker in every personal place of the vendor's documents, and a walk over everything that answers: none comes out without <c>pii:read</c>,
/// in no answer, log line, trace or label; with it each comes out where it belongs, so that the walk is known to look everywhere.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class PlantedMarkerTests : IAsyncDisposable
{
    private const int MostSteps = 5000;
    private const string CallerHeader = "X-Test-Scopes";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ManualTimeProvider clock = Centre.Clock();
    private readonly Markers mark = new();
    private readonly Captured captured = new();
    private readonly TestFolder folder = new();
    private readonly List<(string Question, string Answer)> answers = [];
    private string feedback = "";
    private string changedFeedback = "";
    private string error = "";
    private VendorStub? vendor;
    private TestServer? server;

    private TestServer Server => server!; // started by every test

    private VendorStub Vendor => vendor!; // started by every test

    [Fact]
    public async Task Nothing_about_a_person_comes_out_without_the_scope()
    {
        await StartAsync("");
        await WalkAsync();
        await TroubleAsync();
        var asked = answers.Count;
        await FilterByMarkersAsync();
        answers.RemoveRange(asked, answers.Count - asked); // what was wrong with a value may be told to who sent it
        Assert.Equal("", string.Join('\n', Leaks(answers.Select(answer => ($"{answer.Question} -> {answer.Answer}", answer.Answer)))));
        Assert.Equal("", string.Join('\n', Leaks(captured.Lines.Select(line => (line, line)))));
        Assert.Contains(captured.Lines, line => line.StartsWith("log Debug GraphQLApi", StringComparison.Ordinal));
        Assert.Contains(captured.Lines, line => line.StartsWith("log Trace Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Contains(captured.Lines, line => line.StartsWith("trace ", StringComparison.Ordinal));
        Assert.Contains(captured.Lines, line => line.StartsWith("metric ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_scope_every_marker_comes_out_and_none_is_logged()
    {
        await StartAsync("pii");
        var inJson = await WalkAsync();
        await FilterByMarkersAsync();
        await TroubleAsync();
        var inFields = Found(answers.Where(answer => !inJson.Contains(answer.Question)));
        var everywhere = Found(answers);
        Assert.Equal("", string.Join('\n', mark.All.Where(marker => marker.Shown == Shown.Field && !inFields.Contains(marker))));
        Assert.Equal("", string.Join('\n', mark.All.Where(marker => marker.Shown == Shown.Json && !everywhere.Contains(marker))));
        Assert.Equal("", string.Join('\n', mark.All.Where(marker => marker.Shown == Shown.Nowhere && everywhere.Contains(marker))));
        Assert.Equal("", string.Join('\n', Leaks(captured.Lines.Select(line => (line, line)))));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (vendor is not null)
            await vendor.DisposeAsync();
        captured.Dispose();
        folder.Dispose();
    }

    /// <summary>Everything that answers; returns the questions whose answers hold JSON fields.</summary>
    private async Task<HashSet<string>> WalkAsync()
    {
        foreach (var path in new[] { "/", "/health/live", "/health/ready", "/metrics", "/graphql?sdl", "/graphql/schema.graphql" })
            answers.Add((path, await (await Server.Client.GetAsync(path, Token)).Content.ReadAsStringAsync(Token)));
        await AskAsync($$"""{ conversation(conversationId: "{{PlantedRecords.Conversation}}") { detail { fetchedAt } } realtimeSessions { fetchedAt } }""");
        var job = await AskAsync($$"""mutation { startBackfill(input: { from: "2026-03-04T09:00:00Z", to: "2026-03-04T11:00:00Z", refresh: true }) { job { id } errors { code message field } } }""");
        var walk = new SchemaWalk((await Server.AskAsync(SchemaWalk.Introspection)).Data, Arguments(job.At("startBackfill.job.id")));
        var inJson = walk.Questions(isJson: true).ToHashSet(StringComparer.Ordinal);
        foreach (var question in walk.Questions(isJson: false).Concat(inJson))
            await AskAsync(question);
        Assert.InRange(answers.Count, 200, 2000);
        await TablesAsync(walk, inJson);
        await OrdersAsync(walk);
        await DimensionsAsync(walk);
        inJson.UnionWith(await SubscriptionsAsync(walk));
        return inJson;
    }

    /// <summary>The rows that the root leads to, as tables of both forms with all that their objects hold, headers included.</summary>
    private async Task TablesAsync(SchemaWalk walk, HashSet<string> inJson)
    {
        foreach (var isJson in new[] { false, true })
        {
            foreach (var question in walk.Tables(isJson))
            {
                foreach (var form in new[] { "text/csv", "application/x-ndjson" })
                {
                    using var response = await Server.PostAsync(question, form);
                    var table = await response.Content.ReadAsStringAsync(Token);
                    Assert.True(response.IsSuccessStatusCode, $"{question} {table}");
                    answers.Add(($"{form} {question}", $"{response.Headers} {table}"));
                    if (isJson)
                        inJson.Add($"{form} {question}");
                }
            }
        }
    }

    private static Dictionary<string, string> Arguments(string? job) => new(StringComparer.Ordinal)
    {
        ["first"] = "5", ["p"] = "50", ["bounds"] = "[1]", ["from"] = "\"2026-03-04T00:00:00Z\"", ["to"] = "\"2026-03-05T00:00:00Z\"",
        ["range"] = "{ between: { from: \"2026-03-04T00:00:00Z\", to: \"2026-03-05T00:00:00Z\" } }",
        ["sessionId"] = $"\"{PlantedRecords.Session}\"", ["conversationId"] = $"\"{PlantedRecords.Conversation}\"",
        ["queueId"] = $"\"{PlantedRecords.Queue}\"", ["agentId"] = $"\"{PlantedRecords.Agent}\"",
        ["Query.syncJob.id"] = $"\"{job}\"", ["Query.node.id"] = $"\"{Id("Session", PlantedRecords.BotSession)}\"",
        ["Query.nodes.ids"] = "[" + string.Join(", ", new[]
        {
            Id("Session", PlantedRecords.Session), Id("Conversation", PlantedRecords.Conversation), Id("Queue", PlantedRecords.Queue), Id("Agent", PlantedRecords.Colleague),
            Id("QueueVisit", $"{PlantedRecords.Conversation}:0"), Id("AgentSegment", $"{PlantedRecords.Conversation}:0"), Id("MissedAssignment", $"{PlantedRecords.Conversation}:0:0"), job!,
        }.Select(id => $"\"{id}\"")) + "]",
    };

    /// <summary>Every sort key of every connection, with cursors; and every condition, which may say by its count what it does not show.</summary>
    private async Task OrdersAsync(SchemaWalk walk)
    {
        foreach (var (field, _, type) in walk.RootArguments("order").Where(argument => !argument.Field.EndsWith("Metrics", StringComparison.Ordinal)))
        {
            foreach (var key in SortKeys(walk, type, 2))
                await AskAsync($"{{ {field}(first: 5, order: [{key}]) {{ pageInfo {{ startCursor endCursor }} edges {{ cursor }} }} }}");
            await AskAsync($"{{ {field}(first: 5, after: \"{Convert.ToBase64String("[1]"u8)}\") {{ totalCount }} }}");
        }
    }

    private static IEnumerable<string> SortKeys(SchemaWalk walk, string type, int depth) => walk.Members(type).SelectMany(member => walk.InputType(type, member) switch
    {
        ("ENUM", _) => [$"{{ {member}: DESC }}"],
        (_, var inner) when depth > 0 => SortKeys(walk, inner, depth - 1).Select(key => $"{{ {member}: {key} }}"),
        _ => [],
    });

    private async Task DimensionsAsync(SchemaWalk walk)
    {
        var key = $"key {{ {walk.Values("MetricsKey", isJson: false)} tags {{ name value }} skill {{ name }} queue {{ name }} agent {{ name email }} }}";
        foreach (var (field, _, type) in walk.RootArguments("groupBy"))
        {
            foreach (var by in walk.Members(type).Select(dimension => $"groupBy: [{dimension}]")
                .Append("groupByTags: [{ scope: USER, name: \"accountnum\" }]").Append("groupByTags: [{ scope: SESSION, name: \"callerNumber\" }]"))
                await AskAsync($"{{ {field}(range: {Arguments(null)["range"]}, {by}) {{ rows {{ {key} }} truncated }} }}");
        }
    }

    private async Task<IEnumerable<string>> SubscriptionsAsync(SchemaWalk walk)
    {
        var conversation = $"{walk.Values("Conversation", isJson: false)} customer {{ phone email }} session {{ {walk.Values("Session", isJson: false)} }}";
        const string Raw = "subscription { conversationChanged { raw metaInfo detail { raw } } }";
        using (var changes = await EventStream.OpenAsync(Server, $"subscription {{ conversationChanged {{ {conversation} }} }}"))
        using (var records = await EventStream.OpenAsync(Server, Raw))
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // a later reading
            Vendor.Interactions = Vendor.Interactions.Replace(feedback, changedFeedback, StringComparison.Ordinal);
            await AskAsync($$"""mutation { refreshConversation(input: { conversationId: "{{PlantedRecords.Conversation}}" }) { conversation { {{conversation}} } errors { code message field } } }""");
            answers.Add(("conversationChanged", await ToldAsync(changes)));
            answers.Add((Raw, await ToldAsync(records)));
        }

        using var feed = await EventStream.OpenAsync(Server, $"subscription {{ realtimeSession {{ {walk.Values("RealtimeSession", isJson: false)} session {{ customer {{ phone }} }} }} }}");
        Vendor.Feed = Vendor.Feed.Replace(PlantedRecords.Session, PlantedRecords.BotSession, StringComparison.Ordinal);
        answers.Add(("realtimeSession", await ToldAsync(feed)));
        return [Raw];
    }

    /// <summary>A vendor whose errors echo people, a database that is damaged, and ids and cursors that are none.</summary>
    private async Task TroubleAsync()
    {
        Vendor.Failure = (400, error);
        var job = await AskInTroubleAsync("""mutation { startBackfill(input: { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" }) { job { id } errors { message } } }""");
        await AskInTroubleAsync("""mutation { refreshConversation(input: { conversationId: "c-unknown" }) { conversation { id } errors { code message field } } }""");
        await AskInTroubleAsync("""query @freshness(mode: WAIT) { conversation(conversationId: "c-unknown") { id } }""");
        await AskInTroubleAsync("""query @freshness(mode: WAIT, requireComplete: true) { sessions(where: { startTime: { lt: "2026-02-01T00:00:00Z" } }) { totalCount } }""");
        foreach (var status in new[] { 401, 403, 404, 412, 429, 500 })
        {
            Vendor.Failure = (status, error);
            clock.Advance(TimeSpan.FromMinutes(10));
            await AskInTroubleAsync("""query @freshness(mode: WAIT) { realtimeSessions { nodes { sessionId } } serviceStatus { upstream { lastError reachable } } }""");
        }

        Vendor.Failure = (200, error);
        await AskInTroubleAsync("""query @freshness(mode: WAIT) { conversation(conversationId: "c-unknown-2") { id } }""");
        Vendor.Failure = (200, $"<html>{error}</html>");
        await AskInTroubleAsync("""query @freshness(mode: WAIT) { conversation(conversationId: "c-unknown-3") { id } }""");
        var state = "";
        while (state is "" or "QUEUED" or "RUNNING")
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, Token);
            state = (await Server.AskAsync($$"""{ syncJob(id: "{{job.At("startBackfill.job.id")}}") { state } }""", calls: -1)).At("syncJob.state");
        }

        await AskInTroubleAsync("{ syncJobs(first: 10) { nodes { state error { code message field } } } serviceStatus { upstream { lastError } } }");
        await Server.Services.GetRequiredService<CacheDatabase>().WriteAsync(
            static (db, cancellationToken) => db.Database.ExecuteSqlRawAsync("UPDATE RawRecords SET Json = substr(Json, 1, length(Json) / 2)", cancellationToken), Token);
        await AskInTroubleAsync("""{ sessions(first: 5) { nodes { sessionId raw } } conversations(first: 5) { nodes { conversationId metaInfo } } }""");
        Assert.Contains("INTERNAL", answers[^1].Answer, StringComparison.Ordinal);
        await AskInTroubleAsync("""{ node(id: "x") { id } sessions(first: -1, where: { id: { eq: "x" } }) { totalCount } }""");
    }

    /// <summary>
    /// Who filters by people, or tries to, writes their data into questions, which must not come to stand in the log, in an answer to somebody else or
    /// in one that refuses them.
    /// </summary>
    private async Task FilterByMarkersAsync()
    {
        foreach (var marker in mark.All.Take(20))
        {
            await AskAsync("query ($text: String) { sessions(where: { customer: { phone: { contains: $text } } }) { totalCount } }", new { text = marker.Core });
            // What was wrong with a value is told to who sent it: no answer to find markers in.
            await Server.AskAsync("query ($where: SessionFilterInput) { sessions(where: $where) { totalCount } }", new { where = new { customer = new { phone = new { eq = new[] { marker.Core } } } } }, calls: -1);
            var query = $"{{ conversations(where: {{ customer: {{ email: {{ startsWith: \"{marker.Core}\" }} }} }}) {{ totalCount nodes {{ id }} }} }}";
            await (await Server.Client.GetAsync($"/graphql?query={Uri.EscapeDataString(query)}", Token)).Content.ReadAsStringAsync(Token);
            using var table = await Server.PostAsync(query, "text/csv");
            await table.Content.ReadAsStringAsync(Token);
        }

        using var unreadable = await Server.PostAsync($"{{ sessions(where: {{ customer: {{ phone: {{ eq: \"{mark.All[0].Core}\" }} }} }} }}", "application/json");
        using var invalid = await Server.PostAsync($"{{ sessions(where: {{ customer: {{ phone: {{ eq: {{ x: \"{mark.All[0].Core}\" }} }} }} }}) {{ totalCount }} }}", "application/json");
    }

    private async Task StartAsync(string scopes)
    {
        feedback = mark.Text("csatFeedback");
        changedFeedback = mark.Text("csatFeedback after a change");
        error = PlantedRecords.Error(mark);
        vendor = await VendorStub.StartAsync(
            PlantedRecords.Interactions(mark, feedback), conversations: new Dictionary<string, string> { [PlantedRecords.Conversation] = PlantedRecords.Detail(mark) },
            feed: PlantedRecords.Feed(mark));
        server = await TestServer.StartAsync(
            vendor, clock, folder.File("cache.db"), null,
            static http => new Caller("test", http.Request.Headers[CallerHeader] == "pii" ? AccessScopes.All : AccessScopes.All & ~AccessScopes.PersonalData, Visibility.All),
            services => services.AddSingleton<ILoggerProvider>(captured).PostConfigure<LoggerFilterOptions>(Captured.Everything),
            backfill: ("2026-03-04T00:00:00Z", Centre.Now));
        server.Client.DefaultRequestHeaders.Add(CallerHeader, scopes);
    }

    private async Task<TestAnswer> AskAsync(string question, object? variables = null)
    {
        var answer = await Server.AskAsync(question, variables, calls: -1);
        answers.Add((question, answer.Body));
        Assert.False(answer.Body.Contains("GRAPHQL_VALIDATION_FAILED", StringComparison.Ordinal), $"{question} {answer.Body}");
        return answer;
    }

    // Calls that failed are tried again after a while.
    private async Task<TestAnswer> AskInTroubleAsync(string question)
    {
        var asking = AskAsync(question);
        await PassTimeAsync(asking);
        return await asking;
    }

    private async Task<string> ToldAsync(EventStream stream)
    {
        var telling = stream.NextAsync(Token);
        await PassTimeAsync(telling);
        return (await telling)?.GetRawText() ?? throw new InvalidOperationException("The stream is over.");
    }

    private async Task PassTimeAsync(Task waiting)
    {
        for (var step = 0; !waiting.IsCompleted && step < MostSteps; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        Assert.True(waiting.IsCompleted, $"Nothing happened after {answers[^1]}.");
    }

    private IEnumerable<string> Leaks(IEnumerable<(string Shown, string Text)> texts) =>
        from text in texts
        from marker in mark.In(text.Text)
        select $"{marker.Place} ({marker.Core}) in {text.Shown}";

    private HashSet<Marker> Found(IEnumerable<(string Question, string Answer)> texts) => [.. texts.SelectMany(text => mark.In(text.Answer))];

    private static string Id(string type, string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type}:{key}")));
}
