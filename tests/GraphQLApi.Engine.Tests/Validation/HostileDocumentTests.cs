using System.Globalization;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Validation;

namespace GraphQLApi.Engine.Tests.Validation;

/// <summary>
/// Documents made to be expensive, judged by all rules with no limit before them. A quadratic rule would take minutes. What is bounded is
/// processor time, so that a busy machine fails nothing; hence no other test beside these.
/// </summary>
[CollectionDefinition(nameof(HostileDocumentTests), DisableParallelization = true)]
[Collection(nameof(HostileDocumentTests))]
public class HostileDocumentTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    public static TheoryData<string, string, int> Documents { get; } = new()
    {
        { "10,000 equal leaves", "{" + Repeat(10_000, _ => "echo ") + "}", 0 },
        { "10,000 equal fields with selections", "{" + Repeat(10_000, _ => "agent(id: 1) { id name } ") + "}", 0 },
        { "10,000 aliases", "{" + Repeat(10_000, i => $"a{i}: echo ") + "}", 0 },
        { "10,000 aliases in 10,000 equal fields", "{" + Repeat(10_000, i => $"agent(id: 1) {{ a{i}: name }} ") + "}", 0 },
        { "10,000 conflicting fields", "{" + Repeat(10_000, i => $"echo(int: {i}) ") + "}", 101 },
        { "10,000 conflicting subfields", "{" + Repeat(10_000, i => $"agent(id: 1) {{ x: name y: name(upper: {(i % 2 == 0 ? "true" : "false")}) }} ") + "}", 101 },
        { "a chain of 10,000 fragments", "{ ...F0 }" + Repeat(10_000, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ") + "fragment F10000 on Query { echo }", 0 },
        { "10,000 nested fragments", "{ agent(id: 1) { ...F0 } }" + Repeat(3_000, i => $"fragment F{i} on Agent {{ team {{ ...F{i + 1} }} }} ") + "fragment F3000 on Agent { id }", 0 },
        { "fragments that double", "{ agent(id: 1) { ...F0 } }" + Repeat(30, i => $"fragment F{i} on Agent {{ a: team {{ ...F{i + 1} }} b: team {{ ...F{i + 1} }} }} ") + "fragment F30 on Agent { id }", 0 },
        { "fragments that all spread each other", "{ ...F0 }" + Repeat(100, i => $"fragment F{i} on Query {{ {Repeat(100, j => $"...F{j} ")} }} "), 101 },
        { "10,000 arguments of one field", "{ echo(" + Repeat(10_000, i => $"a{i}: 1 ") + ") }", 101 },
        { "10,000 times the same argument", "{ echo(" + Repeat(10_000, _ => "int: 1 ") + ") }", 1 },
        { "10,000 input fields", "{ queues { visits(where: {" + Repeat(10_000, i => $"f{i}: 1 ") + "}) { wait } } }", 101 },
        { "10,000 items", "{ queues(ids: [" + Repeat(10_000, i => $"{i} ") + "]) { id } }", 0 },
        { "10,000 directives", "{ echo " + Repeat(10_000, i => $"@tag(name: \"{i}\") ") + "}", 0 },
        { "10,000 unknown directives", "{ echo " + Repeat(10_000, i => $"@d{i} ") + "}", 101 },
        { "10,000 variables", "query (" + Repeat(10_000, i => $"$v{i}: Int ") + ") {" + Repeat(10_000, i => $"a{i}: echo(int: $v{i}) ") + "}", 0 },
        { "500 operations over one fragment", Repeat(500, i => $"query Q{i}($a: Int) {{ ...F }} ") + "fragment F on Query {" + Repeat(800, _ => "echo(int: $a) ") + "}", 0 },
        { "type conditions that multiply", "{" + Conditions(14) + "}", 0 },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Is_judged_within_a_second(string name, string text, int errors)
    {
        var document = Parser.Parse(text);
        var spent = Bound;
        // The first time may include the compiler's, and whatever else the process has to do.
        for (var time = 0; time < 3 && spent >= Bound; time++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var found = Validator.Validate(ContactSchema.Instance, document, SpecifiedRules.All, maxErrors: 100);
            spent = Environment.CpuUsage.TotalTime - before;
            Assert.Equal(errors, found.Count);
        }

        Assert.True(spent < Bound, $"{name}: {spent}");
    }

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    // Each level offers the same field on two object types and on their interface: the choices multiply with the depth.
    private static string Conditions(int depth) => string.Create(CultureInfo.InvariantCulture, $"anyone {{ {Level(depth)} }}");

    private static string Level(int depth) => depth == 0
        ? "__typename"
        : $"... on Agent {{ team {{ id a{depth}: name {(depth % 2 == 0 ? "" : "load")} }} }} ... on Agent {{ team {{ ... on Node {{ {Level(depth - 1)} }} }} }}";
}
