namespace GraphQLApi.Tests.Analytics;

/// <summary>Each filter as SQL with its values, and the sessions it finds.</summary>
public sealed class FilterTests
{
    private const string Select = """SELECT "s"."SessionId" FROM "Sessions" AS "s" """;
    private const string Order = """ORDER BY "s"."StartTime" DESC, "s"."SessionId" LIMIT @""";

    public static TheoryData<string, string, string> Filters { get; } = new()
    {
        { "{}", "", "s3 s2 s1" },
        { """{ channel: { eq: "voice" } }""", """WHERE "s"."Channel" = @p0  -- @p0=voice""", "s1" },
        { """{ channel: { eq: null } }""", """WHERE "s"."Channel" IS NULL""", "s3" },
        { """{ channel: { neq: "voice" } }""", """WHERE "s"."Channel" IS NULL OR "s"."Channel" <> @p0  -- @p0=voice""", "s3 s2" },
        { """{ channel: { neq: null } }""", """WHERE "s"."Channel" IS NOT NULL""", "s2 s1" },
        { """{ channel: { in: ["voice", "Voice"] } }""", """WHERE "s"."Channel" IN (@p01, @p02)  -- @p01=voice @p02=Voice""", "s2 s1" },
        { """{ channel: { in: ["voice", null] } }""", """WHERE "s"."Channel" IS NULL OR "s"."Channel" = @p01  -- @p01=voice""", "s3 s1" },
        { """{ channel: { nin: ["voice"] } }""", """WHERE "s"."Channel" IS NULL OR "s"."Channel" <> @p01  -- @p01=voice""", "s3 s2" },
        { """{ channel: { nin: ["voice", null] } }""", """WHERE "s"."Channel" IS NOT NULL AND "s"."Channel" <> @p01  -- @p01=voice""", "s2" },
        { """{ channel: { in: [] } }""", "WHERE 0", "" },
        { """{ channel: { nin: [] } }""", "", "s3 s2 s1" },
        { """{ channel: { in: null } }""", """WHERE "s"."Channel" IS NULL""", "s3" },
        { """{ channel: { contains: "oi" } }""", """WHERE instr("s"."Channel", @p0) > 0  -- @p0=oi""", "s2 s1" },
        { """{ channel: { ncontains: "oi" } }""", """WHERE "s"."Channel" IS NULL OR instr("s"."Channel", @p0) <= 0  -- @p0=oi""", "s3" },
        { """{ channel: { startsWith: "v" } }""", """WHERE "s"."Channel" >= @p0 AND "s"."Channel" < @p1  -- @p0=v @p1=w""", "s1" },
        { """{ channel: { nstartsWith: "v" } }""", """WHERE "s"."Channel" IS NULL OR "s"."Channel" < @p0 OR "s"."Channel" >= @p1  -- @p0=v @p1=w""", "s3 s2" },
        { """{ channel: { startsWith: "" } }""", """WHERE "s"."Channel" >= @p0  -- @p0=""", "s2 s1" },
        { """{ channel: { endsWith: "ce" } }""", """WHERE substr("s"."Channel", (length("s"."Channel") - @p1) + 1) = @p0  -- @p1=2 @p0=ce""", "s2 s1" },
        { """{ channel: { nendsWith: "ce" } }""", """WHERE "s"."Channel" IS NULL OR substr("s"."Channel", (length("s"."Channel") - @p1) + 1) <> @p0  -- @p1=2 @p0=ce""", "s3" },
        { """{ channel: { or: [{ eq: "voice" }, { eq: null }] } }""", """WHERE "s"."Channel" = @p0 OR "s"."Channel" IS NULL  -- @p0=voice""", "s3 s1" },
        { """{ channel: null }""", "", "s3 s2 s1" },
        { """{ or: [] }""", "", "s3 s2 s1" },
        { """{ and: [] }""", "", "s3 s2 s1" },
        { """{ or: [{ channel: { eq: "voice" } }, { sessionId: { eq: "s3" } }] }""", """WHERE "s"."Channel" = @p0 OR "s"."SessionId" = @p1  -- @p0=voice @p1=s3""", "s3 s1" },
        { """{ outcome: { in: [BOT_RESOLVED, AGENT_HANDLED] } }""", """WHERE "s"."Outcome" IN (@p01, @p02)  -- @p01=8 @p02=3""", "s3 s1" },
        { """{ outcome: { neq: BOT_RESOLVED } }""", """WHERE "s"."Outcome" <> @p0  -- @p0=8""", "s2 s1" },
        { """{ startTime: { gte: "2026-03-01T00:20:00.0009Z", lt: "2026-03-01T06:00:00+05:30" } }""", """WHERE "s"."StartTime" >= @p0 AND "s"."StartTime" < @p1  -- @p0=1772324400000 @p1=1772325000000""", "s2" },
        { """{ durationSeconds: { gt: 15 } }""", """WHERE "s"."DurationSeconds" > @p0  -- @p0=15""", "s2" },
        { """{ durationSeconds: { ngt: 15 } }""", """WHERE "s"."DurationSeconds" IS NULL OR "s"."DurationSeconds" <= @p0  -- @p0=15""", "s3 s1" },
        { """{ durationSeconds: { lte: 15 } }""", """WHERE "s"."DurationSeconds" <= @p0  -- @p0=15""", "s1" },
        { """{ durationSeconds: { nlte: 15 } }""", """WHERE "s"."DurationSeconds" IS NULL OR "s"."DurationSeconds" > @p0  -- @p0=15""", "s3 s2" },
        { """{ settled: { neq: true } }""", """WHERE "s"."Settled" <> @p0  -- @p0=True""", "s3 s2 s1" },
        { """{ id: { in: ["U2Vzc2lvbjpzMQ==", "QWdlbnQ6czI="] } }""", """WHERE "s"."SessionId" = @p0  -- @p0=s1""", "s1" },
        { """{ id: { nin: ["U2Vzc2lvbjpzMQ=="] } }""", """WHERE "s"."SessionId" <> @p0  -- @p0=s1""", "s3 s2" },
        { """{ automationBotIds: { some: { startsWith: "st-\"" } } }""", """WHERE EXISTS ( SELECT 1 FROM json_each(CAST("s"."AutomationBotIds" AS TEXT)) AS "j" WHERE "j"."value" >= @p0 AND "j"."value" < @p1)  -- @p0=st-" @p1=st-#""", "s1" },
        { """{ automationBotIds: { none: { eq: "st-a" } } }""", """WHERE NOT EXISTS ( SELECT 1 FROM json_each(CAST("s"."AutomationBotIds" AS TEXT)) AS "j" WHERE "j"."value" = @p0)  -- @p0=st-a""", "s3 s2" },
        { """{ automationBotIds: { all: { eq: "st-a" } } }""", """WHERE NOT EXISTS ( SELECT 1 FROM json_each(CAST("s"."AutomationBotIds" AS TEXT)) AS "j" WHERE "j"."value" IS NULL OR "j"."value" <> @p0)  -- @p0=st-a""", "s3 s2" },
        { """{ automationBotIds: { any: false } }""", """WHERE NOT EXISTS ( SELECT 1 FROM json_each(CAST("s"."AutomationBotIds" AS TEXT)) AS "j")""", "s3 s2" },
        { """{ intents: { some: { contains: "Flight" } } }""", """WHERE EXISTS ( SELECT 1 FROM "SessionIntents" AS "s0" WHERE "s"."SessionId" = "s0"."SessionId" AND instr("s0"."Intent", @p0) > 0)  -- @p0=Flight""", "s1" },
        { """{ dataQuality: { some: { eq: MISSING_END } } }""", """WHERE "s"."DataQuality" & @p0 <> 0  -- @p0=32""", "s2" },
        { """{ dataQuality: { all: { in: [MISSING_END, NEGATIVE_WAIT] } } }""", """WHERE "s"."DataQuality" & @p0 = 0  -- @p0=8157""", "s3 s2 s1" },
        { """{ dataQuality: { none: { neq: MISSING_END } } }""", """WHERE "s"."DataQuality" & @p0 = 0  -- @p0=8159""", "s3 s1" },
        { """{ dataQuality: { any: true } }""", """WHERE "s"."DataQuality" & @p0 <> 0  -- @p0=8191""", "s2" },
        { """{ userTags: { some: { name: { eq: "tier" }, value: { eq: "gold" } } } }""", """WHERE EXISTS ( SELECT 1 FROM "SessionTags" AS "s0" WHERE "s"."SessionId" = "s0"."SessionId" AND "s0"."Scope" = 1 AND "s0"."Name" = @p0 AND "s0"."Value" = @p1)  -- @p0=tier @p1=gold""", "s1" },
        { """{ sessionTags: { some: { name: { eq: "tier" } } } }""", """WHERE EXISTS ( SELECT 1 FROM "SessionTags" AS "s0" WHERE "s"."SessionId" = "s0"."SessionId" AND "s0"."Scope" = 0 AND "s0"."Name" = @p0)  -- @p0=tier""", "" },
        { """{ skills: { any: true } }""", """WHERE EXISTS ( SELECT 1 FROM "SessionSkills" AS "s0" WHERE "s"."SessionId" = "s0"."SessionId")""", "s1" },
        { """{ customer: { phone: { startsWith: "+49" } } }""", """WHERE "s"."CustomerPhone" >= @p0 AND "s"."CustomerPhone" < @p1  -- @p0=+49 @p1=+4:""", "s1" },
        { """{ conversations: { some: { outcome: { eq: AGENT_HANDLED } } } }""", """WHERE EXISTS ( SELECT 1 FROM "Conversations" AS "c" WHERE "s"."SessionId" = "c"."SessionId" AND "c"."Outcome" = @p0)  -- @p0=3""", "s1" },
        { """{ queueVisits: { some: { queue: { name: { eq: "Support" } }, respondingAgent: { agent: { name: { eq: "Ann" } } } } } }""", """WHERE EXISTS ( SELECT 1 FROM "QueueVisits" AS "q" INNER JOIN "Queues" AS "q0" ON "q"."QueueId" = "q0"."QueueId" LEFT JOIN "AgentSegments" AS "a" ON "q"."ConversationId" = "a"."ConversationId" AND "q"."RespondingOrdinal" = "a"."Ordinal" LEFT JOIN "Agents" AS "a0" ON "a"."AgentId" = "a0"."AgentId" WHERE "s"."SessionId" = "q"."SessionId" AND "q0"."Name" = @p0 AND "a0"."Name" = @p1)  -- @p0=Support @p1=Ann""", "s1" },
        { """{ queueVisits: { all: { respondingAgent: { endedByTransfer: { eq: false } } } } }""", """WHERE NOT EXISTS ( SELECT 1 FROM "QueueVisits" AS "q" LEFT JOIN "AgentSegments" AS "a" ON "q"."ConversationId" = "a"."ConversationId" AND "q"."RespondingOrdinal" = "a"."Ordinal" WHERE "s"."SessionId" = "q"."SessionId" AND ("a"."EndedByTransfer" IS NULL OR "a"."EndedByTransfer" <> @p0))  -- @p0=False""", "s3" },
        { """{ queueVisits: { some: { respondingAgent: { endedByTransfer: { neq: false } } } } }""", """WHERE EXISTS ( SELECT 1 FROM "QueueVisits" AS "q" LEFT JOIN "AgentSegments" AS "a" ON "q"."ConversationId" = "a"."ConversationId" AND "q"."RespondingOrdinal" = "a"."Ordinal" WHERE "s"."SessionId" = "q"."SessionId" AND ("a"."EndedByTransfer" IS NULL OR "a"."EndedByTransfer" <> @p0))  -- @p0=False""", "s2 s1" },
        { """{ queueVisits: { none: {} } }""", """WHERE NOT EXISTS ( SELECT 1 FROM "QueueVisits" AS "q" WHERE "s"."SessionId" = "q"."SessionId")""", "s3" },
        { """{ queueVisits: { some: { nonRespondingAgents: { some: { agent: { name: { eq: "Bob" } } } } } } }""", """WHERE EXISTS ( SELECT 1 FROM "QueueVisits" AS "q" WHERE "s"."SessionId" = "q"."SessionId" AND EXISTS ( SELECT 1 FROM "MissedAssignments" AS "m" INNER JOIN "Agents" AS "a" ON "m"."AgentId" = "a"."AgentId" WHERE "q"."ConversationId" = "m"."ConversationId" AND "q"."Ordinal" = "m"."Ordinal" AND "a"."Name" = @p0))  -- @p0=Bob""", "s1" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_becomes_sql(string where, string sql, string found)
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var data = await host.DataAsync($"{{ sessions(where: {where}) {{ nodes {{ sessionId }} }} }}");
        var ids = data.GetProperty("sessions").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("sessionId").GetString());
        var statement = Assert.Single(host.Statements);
        Assert.StartsWith(Select, statement, StringComparison.Ordinal);
        var order = statement.IndexOf(Order, StringComparison.Ordinal);
        var values = string.Join(' ', statement[(statement.IndexOf(" -- ", StringComparison.Ordinal) + 4)..].Split(' ')[..^1]);
        Assert.Equal((sql, found), ((statement[Select.Length..order] + (values.Length > 0 ? " -- " + values : "")).Trim(), string.Join(' ', ids)));
    }

    [Fact]
    public async Task Equal_shapes_share_one_compiled_query()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        const string Query = "query Q($ids: [String!], $after: DateTime!) @freshness(mode: CACHE_ONLY) { sessions(where: { sessionId: { in: $ids }, startTime: { gt: $after } }) { nodes { sessionId } } }";
        Assert.Equal("""{"data":{"sessions":{"nodes":[{"sessionId":"s1"}]}}}""", await host.AnswerAsync(Query, """{"ids":["s1"],"after":"2026-03-01T00:00:00Z"}"""));
        Assert.Equal("""{"data":{"sessions":{"nodes":[{"sessionId":"s3"},{"sessionId":"s2"}]}}}""", await host.AnswerAsync(Query, """{"ids":["s1","s2","s3"],"after":"2026-03-01T00:10:00Z"}"""));
        Assert.Equal(1, host.Shapes);
        Assert.Equal("""{"data":{"sessions":{"nodes":[]}}}""", await host.AnswerAsync(Query, """{"ids":[],"after":"2026-03-01T00:10:00Z"}"""));
        Assert.Equal(2, host.Shapes);
    }

    [Fact]
    public async Task A_filter_with_more_values_than_compiled_queries_take_is_answered_too()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        var alternatives = string.Join(", ", Enumerable.Range(0, 30).Select(i => $"{{ channel: {{ eq: \"voice{i}\" }}, durationSeconds: {{ gt: {i} }} }}"));
        var query = $"{{ sessions(where: {{ or: [{alternatives}, {{ channel: {{ endsWith: \"oice\" }} }}], automationBotIds: {{ none: {{ eq: \"st-x\" }} }} }}) {{ totalCount nodes {{ sessionId }} }} }}";
        Assert.Equal("""{"data":{"sessions":{"totalCount":2,"nodes":[{"sessionId":"s2"},{"sessionId":"s1"}]}}}""", await host.AnswerAsync(query));
        Assert.Equal(0, host.Shapes);
        Assert.Contains("@", host.Statements[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("💥a", "💥b")]
    [InlineData("a\uDBFF\uDFFF", "b")]
    [InlineData("\uD7FF", "\uE000")]
    [InlineData("", null)]
    [InlineData("\uDBFF\uDFFF", null)]
    public void The_first_text_behind_a_prefix(string prefix, string? successor) =>
        Assert.Equal(successor, GraphQLApi.Analytics.Fields.Ordering.Successor(prefix));
}
