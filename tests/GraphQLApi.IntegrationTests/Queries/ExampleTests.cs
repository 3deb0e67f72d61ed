using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Queries;

/// <summary>Every committed question over the same three and a half days: its answer, and the statements it took.</summary>
public sealed partial class ExampleTests
{
    private static readonly string Folder = TestRepository.File("tests", "GraphQLApi.IntegrationTests", "Queries");

    private static readonly ILookup<bool, string> Examples = Directory.GetFiles(TestRepository.File("schema", "examples"), "*.graphql")
        .Order(StringComparer.Ordinal)
        .ToLookup(file => File.ReadLines(file).Any(line => Order().IsMatch(line)), file => Path.GetFileNameWithoutExtension(file)!);

    public static TheoryData<string> Names => [.. Examples[false]];

    /// <summary>Mutations and subscriptions: LiveExampleTests runs them.</summary>
    public static IEnumerable<string> Orders => Examples[true];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_as_committed(string name)
    {
        await using var centre = await Centre.StartAsync(sessionsPerDay: 300);
        if (name == "handle-time-by-agent")
            await centre.Server.BackfillAsync("2026-02-22T00:00:00Z", Centre.From); // it compares with the week before
        // The first question of a server reads the ledger, unless the background service did before it; from then on both remember it.
        await centre.AskAsync($"{{ sessions(first: 0, where: {{ startTime: {{ gte: \"{Centre.From}\", lt: \"{Centre.Now}\" }} }}) {{ totalCount }} }}");
        var variables = Path.Combine(Folder, "variables", $"{name}.json");

        var answer = await centre.AskAsync(
            await File.ReadAllTextAsync(TestRepository.File("schema", "examples", $"{name}.graphql"), TestContext.Current.CancellationToken),
            File.Exists(variables) ? JsonNode.Parse(await File.ReadAllTextAsync(variables, TestContext.Current.CancellationToken)) : null,
            UpstreamCalls(name));

        // Root fields run side by side, and so do fetches: only what reads for one field alone has an order.
        var isOrdered = answer.Data.EnumerateObject().Count() == 1 && UpstreamCalls(name) == 0;
        IReadOnlyList<string> statements = isOrdered ? answer.Sql : [.. answer.Sql.Order(StringComparer.Ordinal)];
        Snapshot.MatchFile(CustomerKey().Replace(answer.Pretty(), "\"key\": \"(keyed hash)\""), Path.Combine(Folder, "Snapshots", $"{name}.json"));
        Snapshot.MatchFile(Folded(statements), Path.Combine(Folder, "Snapshots", $"{name}.sql"));
    }

    [Fact]
    public void At_least_twelve_questions_each_with_its_words()
    {
        Assert.InRange(Names.Count, 12, 100);
        Assert.All(Names, name => Assert.StartsWith("# ", File.ReadAllText(TestRepository.File("schema", "examples", $"{name.Data}.graphql")), StringComparison.Ordinal));
    }

    [Fact]
    public void No_snapshot_and_no_variables_without_a_question()
    {
        var names = Names.Select(row => row.Data).ToHashSet(StringComparer.Ordinal);
        var files = Directory.GetFiles(Path.Combine(Folder, "Snapshots")).Concat(Directory.GetFiles(Path.Combine(Folder, "variables")));

        Assert.All(files, file => Assert.Contains(Path.GetFileNameWithoutExtension(file), names));
    }

    private static string Folded(IReadOnlyList<string> statements)
    {
        var text = new List<string>();
        for (var (start, next) = (0, 0); start < statements.Count; start = next)
        {
            while (next < statements.Count && statements[next] == statements[start])
                next++;
            text.Add(next - start == 1 ? statements[start].Trim() : $"-- {next - start} times\n{statements[start].Trim()}");
        }

        return string.Join("\n\n", text);
    }

    // Everything else was read before: two details and one poll of the feed are not.
    private static int UpstreamCalls(string name) => name switch
    {
        "one-conversation-in-full" => 2,
        "finished-just-now" => 1,
        _ => 0,
    };

    [GeneratedRegex("^(mutation|subscription) ")]
    private static partial Regex Order();

    // Every database has a secret of its own (SEMANTICS §7.4).
    [GeneratedRegex("\"key\": \"[0-9a-f]{32}\"")]
    private static partial Regex CustomerKey();
}
