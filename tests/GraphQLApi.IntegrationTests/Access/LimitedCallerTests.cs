using System.Globalization;
using System.Text.Json;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>
/// What a limited caller gets of a database is what anybody gets of one that holds nothing but their rows, byte by byte: random questions to two
/// servers, of which the second has a file from which <see cref="Pruning"/> deleted the rest. <c>GRAPHQLAPI_LIMITS_SEED</c> and
/// <c>GRAPHQLAPI_LIMITS_QUESTIONS</c> ask others and more.
/// </summary>
public sealed class LimitedCallerTests
{
    private const string From = "2026-03-01T00:00:00Z";
    private const string Now = "2026-03-04T15:00:00Z";

    // The generated account has one bot: some sessions go to a second one, some conversations to a third, or name none.
    private const string ThreeBots =
        """
        UPDATE Sessions SET BotId = 'st-00000000-0000-5000-8000-000000000002' WHERE rowid % 3 = 1;
        UPDATE Conversations SET BotId = (SELECT s.BotId FROM Sessions s WHERE s.SessionId = Conversations.SessionId);
        UPDATE Conversations SET BotId = 'st-00000000-0000-5000-8000-000000000003' WHERE rowid % 7 = 2;
        UPDATE Conversations SET BotId = NULL WHERE rowid % 7 = 4;
        UPDATE Sessions SET BotId = NULL WHERE rowid % 31 = 5;
        """;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["GraphQL__MaxCost"] = "100000000", ["GraphQL__MaxDepth"] = "20", ["RateLimit__CostPerMinute"] = "0",
    };

    [Fact]
    public async Task A_limited_caller_gets_what_a_database_of_their_rows_alone_answers()
    {
        using var folder = new TestFolder();
        var clock = new ManualTimeProvider(DateTimeOffset.Parse(Now, CultureInfo.InvariantCulture));
        await using var simulator = await SimulatorHost.StartAsync(
            clock, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = 150, Traps = SimulatorTraps.All });
        var known = await FillAsync(simulator, clock, folder.File("whole.db"));
        await using var server = await TestServer.StartAsync(simulator, clock, folder.File("whole.db"), Settings, LimitedCallers.Of);

        var wrong = new List<string>();
        foreach (var (name, queues, bots) in Limits(known))
        {
            var pruned = folder.File($"{name.Replace(' ', '-')}.db");
            Copy(folder.File("whole.db"), pruned);
            Pruning.Run(pruned, queues, bots);
            await using var alone = await TestServer.StartAsync(simulator, clock, pruned, Settings, LimitedCallers.Of);
            alone.SeeAll();
            wrong.AddRange((await new Comparison(server, alone, known, (queues, bots)).RunAsync()).Select(difference => $"{name}: {difference}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(5)));
    }

    private static IEnumerable<(string Name, string[]? Queues, string[]? Bots)> Limits(KnownValues known)
    {
        var queues = known.Queues.Where(id => id != "qu-unknown").ToArray();
        return
        [
            ("one queue", [queues[0]], null),
            ("two queues", [queues[1], queues[2], "qu-unknown"], null),
            ("one bot", null, [KnownValues.Bots[0]]),
            ("two bots", null, [KnownValues.Bots[1], KnownValues.Bots[2]]),
            ("queues of a bot", [queues[0], queues[3]], [KnownValues.Bots[0]]),
            ("no queue", [], null),
            ("no bot", null, []),
            ("a queue with a quote", ["it's"], null),
        ];
    }

    /// <summary>Days of sessions, some details, the feed; then the bots.</summary>
    private static async Task<KnownValues> FillAsync(SimulatorHost simulator, ManualTimeProvider clock, string database)
    {
        KnownValues known;
        await using (var server = await TestServer.StartAsync(simulator, clock, database, Settings, LimitedCallers.Of, backfill: (From, Now)))
        {
            known = await KnownValues.ReadAsync(server, From, Now);
            await server.AskAsync("{ conversations(first: 40) { nodes { detailState } } realtimeSessions { nodes { sessionId } } }", calls: -1);
        }

        Pruning.Execute(database, ThreeBots);
        return known;
    }

    // A server may have it open.
    private static void Copy(string from, string to) => Pruning.Execute(from, $"VACUUM INTO '{to}'");

    /// <summary>One server that shows somebody their rows, and one that has no others.</summary>
    private sealed class Comparison(TestServer limited, TestServer alone, KnownValues known, (string[]? Queues, string[]? Bots) limits)
    {
        // Of so many questions one is also asked by somebody who sees everything.
        private const int Sample = 4;

        private readonly List<string> wrong = [];
        private int asked;
        private int answered;
        private int restricted;

        public async Task<IReadOnlyList<string>> RunAsync()
        {
            var seed = Switch("GRAPHQLAPI_LIMITS_SEED", 1);
            var count = Switch("GRAPHQLAPI_LIMITS_QUESTIONS", 200);
            var queries = new RandomQueries(limited.Services.GetRequiredService<Engine.Types.Schema>(), new Random(seed), known);
            await CompareAsync("{ serviceStatus { sessions conversations oldestSession newestSession } }");
            foreach (var (connection, order) in Orders)
                await CompareInPagesAsync(connection, order);
            foreach (var id in known.GlobalIds.Where((_, number) => number % 12 == 0))
                await CompareAsync($"query Node @freshness(mode: CACHE_ONLY) {{ node(id: {JsonSerializer.Serialize(id)}) {{ __typename id }} }}");
            for (var number = 0; number < count && wrong.Count < 5; number++)
                await CompareAsync(queries.Next());

            // Questions that are refused, or whose answer hangs on no row, would prove nothing.
            if (answered < asked * 3 / 4 || restricted < asked / Sample / 4)
                wrong.Add($"Of {asked} questions only {answered} were answered; of {asked / Sample} only {restricted} have another answer without limits.");
            return wrong;
        }

        private static readonly (string Connection, string Order)[] Orders =
        [
            ("sessions", ""), ("conversations", ", order: [{ handleSeconds: DESC }]"), ("queueVisits", ", order: [{ queue: { name: ASC } }, { waitSeconds: ASC }]"),
            ("agentSegments", ""), ("missedAssignments", ""), ("queues", ""), ("agents", ", order: [{ name: DESC }]"),
        ];

        private async Task<TestAnswer> CompareAsync(string query)
        {
            limited.See(limits.Queues, limits.Bots);
            var (one, other) = (await limited.AskAsync(query), await alone.AskAsync(query));
            if (one.Status != other.Status || one.Body != other.Body)
                wrong.Add($"{query}\nlimited {First(one.Body, other.Body)}\nalone   {First(other.Body, one.Body)}");
            answered += one.Json.TryGetProperty("errors", out _) ? 0 : 1;
            if (asked++ % Sample == 0)
            {
                limited.SeeAll();
                restricted += (await limited.AskAsync(query)).Body == one.Body ? 0 : 1;
            }

            return one;
        }

        private async Task CompareInPagesAsync(string connection, string order)
        {
            var (after, before) = ("", "");
            for (var page = 0; page < 4 && after is not null; page++)
                after = await PageAsync($"{connection}(first: 9{after}{order})", "endCursor", "hasNextPage", "after");
            for (var page = 0; page < 4 && before is not null; page++)
                before = await PageAsync($"{connection}(last: 9{before}{order})", "startCursor", "hasPreviousPage", "before");

            async Task<string?> PageAsync(string call, string cursor, string more, string argument)
            {
                var answer = await CompareAsync(
                    $"query Page @freshness(mode: CACHE_ONLY) {{ {call} {{ totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} nodes {{ id }} }} }}");
                return answer.At($"{connection}.pageInfo.{more}") == "True" ? $", {argument}: \"{answer.At($"{connection}.pageInfo.{cursor}")}\"" : null;
            }
        }

        // From a little before the first difference.
        private static string First(string text, string other)
        {
            var place = text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
            var start = Math.Max(0, place - 150);
            return $"…{text[start..Math.Min(text.Length, start + 400)]}";
        }

        private static int Switch(string name, int otherwise) =>
            int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
    }
}
