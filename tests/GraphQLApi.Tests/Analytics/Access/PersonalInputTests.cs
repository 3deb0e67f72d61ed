using System.Text.Json;
using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Tests.Analytics.Access;

/// <summary>Filters, sorts and groups by personal data: refused without <c>pii:read</c>, wherever they stand.</summary>
public sealed class PersonalInputTests
{
    private const int Deepest = 3;
    private const int RandomWalks = 300;

    private static readonly Schema Schema = AnalyticsSchema.Build(new AnalyticsOptions());

    [Theory]
    [InlineData("""sessions(where: { customer: { phone: { startsWith: "+49" } } }) { totalCount }""", "where.customer.phone")]
    [InlineData("""sessions(where: { customer: { phone: { eq: null } } }) { totalCount }""", "where.customer.phone")]
    [InlineData("""sessions(where: { and: [{ channel: { eq: "voice" } }, { or: [{ statusDetail: { contains: "Jane" } }] }] }) { totalCount }""", "where.and[1].or[0].statusDetail")]
    [InlineData("""sessions(where: { userTags: { some: { name: { eq: "tier" }, value: { eq: "gold" } } } }) { totalCount }""", "where.userTags.some.value")]
    [InlineData("""sessions(where: { conversations: { none: { agentSegments: { all: { notes: { any: true } } } } } }) { totalCount }""", "where.conversations.none.agentSegments.all.notes")]
    [InlineData("""agents(order: [{ name: ASC }, { email: DESC }]) { totalCount }""", "order[1].email")]
    [InlineData("""agents(order: { email: DESC }) { totalCount }""", "order[0].email")]
    [InlineData("""queueVisits(order: { conversation: { customer: { lastName: ASC } } }) { totalCount }""", "order[0].conversation.customer.lastName")]
    [InlineData("""sessionMetrics(range: { preset: TODAY }, groupByTags: [{ scope: USER, name: "tier" }]) { truncated }""", "groupByTags")]
    [InlineData("""queueMetrics(range: { preset: TODAY }, where: { conversation: { call: { caller: { neq: "1" } } } }) { truncated }""", "where.conversation.call.caller")]
    public async Task The_field_is_refused_and_its_siblings_are_answered(string field, string path)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        host.Scopes = AccessScopes.Read;
        var answer = JsonElement.Parse(await host.AnswerAsync($"{{ limits {{ maxDepth }} refused: {field} queues {{ totalCount }} }}"));
        Assert.Equal(
            $$$"""[{"message":"`{{{path}}}` is personal data: to filter, sort or group by it needs the scope pii:read.","locations":[{"line":1,"column":58}],"path":["refused"],"extensions":{"code":"AUTH_NOT_AUTHORIZED","argumentPath":"{{{path}}}","scope":"pii:read"}}]""",
            answer.GetProperty("errors").GetRawText());
        Assert.Equal("""{"limits":{"maxDepth":16},"refused":null,"queues":{"totalCount":2}}""", answer.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("""sessions(where: null, order: null) { totalCount }""")]
    [InlineData("""sessions(where: { customer: null, statusDetail: null }) { totalCount }""")]
    [InlineData("""sessions(where: { and: [{ customer: { phone: null } }], userTags: { some: { value: null } } }) { totalCount }""")]
    [InlineData("""sessions(where: { customer: { phone: {} } }) { totalCount }""")]
    [InlineData("""sessions(where: { customer: { key: { eq: "k" } } }, order: { customer: { key: ASC } }) { totalCount }""")]
    [InlineData("""sessions(where: { userTags: { some: { name: { eq: "tier" } } } }) { totalCount }""")]
    [InlineData("""sessions(order: [{ customer: { phone: null } }]) { totalCount }""")]
    [InlineData("""sessionMetrics(range: { preset: TODAY }, groupByTags: [], groupBy: [CHANNEL]) { truncated }""")]
    public async Task What_tells_nothing_is_allowed(string field)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        host.Scopes = AccessScopes.Read;
        await host.DataAsync($"{{ {field} }}");
    }

    [Fact]
    public async Task A_field_below_is_refused_for_every_object_it_stands_on()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        host.Scopes = AccessScopes.Read;
        var answer = JsonElement.Parse(await host.AnswerAsync("""{ queues { nodes { queueId visits(where: { conversation: { customer: { phone: { eq: "1" } } } }) { totalCount } } } }"""));
        Assert.Equal("""[["queues","nodes",0,"visits"],["queues","nodes",1,"visits"]]""", $"[{string.Join(',', answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetRawText()))}]");
        Assert.Equal("""{"queues":{"nodes":[{"queueId":"qu-1","visits":null},{"queueId":"qu-2","visits":null}]}}""", answer.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_cursor_over_personal_data_is_no_use_without_the_scope()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var page = await host.DataAsync("{ agents(first: 1, order: { email: DESC }) { pageInfo { endCursor } } }");
        var cursor = page.GetProperty("agents").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        host.Scopes = AccessScopes.Read;
        Assert.Contains("AUTH_NOT_AUTHORIZED", await host.AnswerAsync($$"""{ agents(first: 1, after: "{{cursor}}", order: { email: DESC }) { totalCount } }"""), StringComparison.Ordinal);
        Assert.Contains("PAGINATION_CURSOR_INVALID", await host.AnswerAsync($$"""{ agents(first: 1, after: "{{cursor}}", order: { name: DESC }) { nodes { name } } }"""), StringComparison.Ordinal);
    }

    /// <summary>Every way to a personal field, three objects deep, through every argument of the schema.</summary>
    [Fact]
    public async Task Every_use_of_a_personal_field_is_refused()
    {
        var uses = Fields().SelectMany(field => field.Definition.Arguments.SelectMany(argument => Uses(argument).Select(use => field.Ask($"{argument.Name}: {use}")))).ToArray();
        Assert.InRange(uses.Length, 500, 20000);
        await RefusedAsync(uses);
    }

    /// <summary>Deeper, and inside <c>and</c>, <c>or</c> and quantifiers as they come.</summary>
    [Fact]
    public async Task Random_uses_of_personal_fields_are_refused()
    {
        var random = new Random(20260310);
        var fields = Fields().SelectMany(field => field.Definition.Arguments.Where(argument => argument.Name is "where" or "order" && Uses(argument).Any()).Select(argument => (field, argument))).ToArray();
        await RefusedAsync([.. Enumerable.Range(0, RandomWalks).Select(_ =>
        {
            var (field, argument) = fields[random.Next(fields.Length)];
            return field.Ask($"{argument.Name}: {RandomUse(random, (InputObjectType)argument.Type.Named, 8)}");
        })]);
    }

    private static async Task RefusedAsync(IReadOnlyList<string> uses)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var answered = new List<string>();
        foreach (var use in uses)
        {
            host.Scopes = AccessScopes.Read | AccessScopes.SyncWrite | AccessScopes.Introspection;
            var answer = JsonElement.Parse(await host.AnswerAsync(use));
            if (!answer.TryGetProperty("errors", out var errors)
                || errors.EnumerateArray().Any(error => error.GetProperty("extensions").GetProperty("code").GetString() != "AUTH_NOT_AUTHORIZED"))
            {
                answered.Add($"{use} {answer.GetRawText()}");
            }
        }

        Assert.Empty(answered);
        host.Scopes = AccessScopes.All;
        foreach (var use in uses.Where((_, number) => number % (uses.Count / 20) == 0))
        {
            Assert.DoesNotContain("AUTH_NOT_AUTHORIZED", await host.AnswerAsync(use), StringComparison.Ordinal);
        }
    }

    /// <summary>The fields that take arguments, and how to reach them.</summary>
    private static IEnumerable<(FieldDefinition Definition, Func<string, string> Ask)> Fields() =>
        new (string Type, string Before, string After)[] { ("Query", "{ ", " }"), ("Queue", "{ queues { nodes { ", " } } }"), ("Agent", "{ agents { nodes { ", " } } }") }
            .SelectMany(place => ((ObjectType)Schema.FindType(place.Type)!).Fields.Values
                .Where(field => field.Arguments.Any(argument => argument.Type.Named is InputObjectType))
                .Select(field => (field, (Func<string, string>)(use =>
                    $"{place.Before}{field.Name}({use}{(field.FindArgument("range") is null ? "" : ", range: { preset: TODAY }")}) {{ __typename }}{place.After}"))));

    private static IEnumerable<string> Uses(InputValueDefinition input) =>
        FieldTag.IsPersonal(input) ? [ValueOf(input.Type)] : input.Type.Named is InputObjectType type ? Uses(type, 0) : [];

    private static IEnumerable<string> Uses(InputObjectType type, int depth) =>
        from field in type.Fields.Values
        where field.Name is not "and" and not "or"
        let isQuantifier = field.Name is "all" or "none" or "some"
        where !isQuantifier || field.Name == "some"
        from use in FieldTag.IsPersonal(field) ? [ValueOf(field.Type)]
            : field.Type.Named is InputObjectType inner && (isQuantifier || depth < Deepest) ? Uses(inner, isQuantifier ? depth : depth + 1) : []
        select $"{{ {field.Name}: {use} }}";

    private static string RandomUse(Random random, InputObjectType type, int steps)
    {
        var personal = type.Fields.Values.Where(FieldTag.IsPersonal).ToArray();
        var ways = type.Fields.Values.Where(field => field.Type.Named is InputObjectType inner && Uses(inner, 0).Any() && (steps > 0 || !ReferenceEquals(inner, type))).ToArray();
        if (personal.Length > 0 && (ways.Length == 0 || steps <= 0 || random.Next(3) == 0))
        {
            var chosen = personal[random.Next(personal.Length)];
            return $"{{ {chosen.Name}: {ValueOf(chosen.Type)} }}";
        }

        var way = ways[random.Next(ways.Length)];
        var below = RandomUse(random, (InputObjectType)way.Type.Named, steps - 1);
        return way.Name is "and" or "or" ? $"{{ {way.Name}: [{{}}, {below}] }}" : $"{{ {way.Name}: {below} }}";
    }

    private static string ValueOf(GraphQLType type) => type.Named switch
    {
        InputObjectType { Name: "TagDimensionInput" } => """[{ scope: USER, name: "tier" }]""",
        InputObjectType input when input.Fields.ContainsKey("some") => "{ any: true }",
        InputObjectType => """{ contains: "a" }""",
        _ => "DESC",
    };
}
