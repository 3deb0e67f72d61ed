using System.Text.RegularExpressions;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests;

/// <summary>Every data trap of the vendor and every quality flag has a test, and tests/README.md says which.</summary>
public sealed partial class TrapListTests
{
    private const string Document = "tests/README.md";
    private const int Traps = 42;

    // "Class.Method" of every test.
    private static readonly IReadOnlyList<string> Tests =
        [.. from file in Repository.Sources("tests")
            from Match method in Method().Matches(Repository.Text(file))
            select $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}"];

    [Fact]
    public void Every_trap_has_a_test_by_its_number() =>
        Assert.Equal("", string.Join(' ', Enumerable.Range(1, Traps).Where(trap => !Tests.Any(test => NumbersOf(test).Contains(trap)))));

    [Fact]
    public void The_table_names_exactly_the_tests_that_bear_the_number()
    {
        var written = Rows().Where(row => Trap().IsMatch(row.First)).Select(row => $"{row.First}: {string.Join(", ", row.Tests.Order(StringComparer.Ordinal))}");
        var present = Enumerable.Range(1, Traps)
            .Select(trap => $"T{trap}: {string.Join(", ", Tests.Where(test => NumbersOf(test).Contains(trap)).Distinct().Order(StringComparer.Ordinal))}");
        Assert.Equal(string.Join('\n', present), string.Join('\n', written));
    }

    [Fact]
    public void Every_flag_has_a_test_that_is_there()
    {
        var written = Rows().Where(row => Flag().IsMatch(row.First)).ToDictionary(row => row.First.Trim('`'), row => row.Tests);
        var flags = Enum.GetNames<DataQualityFlags>().Where(name => name != nameof(DataQualityFlags.None)).Select(Spelled);
        Assert.Equal(flags.Order(StringComparer.Ordinal), written.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', written.Values.SelectMany(tests => tests).Where(test => !Tests.Contains(test))));
    }

    private static string Spelled(string flag) => Capital().Replace(flag, "_$0").TrimStart('_').ToUpperInvariant();

    private static IEnumerable<int> NumbersOf(string test) =>
        Numbers().Match(test[(test.IndexOf('.', StringComparison.Ordinal) + 1)..]).Value.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number[1..], null));

    private static IEnumerable<(string First, string[] Tests)> Rows() =>
        from line in Repository.Lines(Document)
        where line.StartsWith("| ", StringComparison.Ordinal)
        let cells = line.Split('|')
        select (cells[1].Trim(), Quoted().Matches(cells[^2]).Select(match => match.Groups["text"].Value).ToArray());

    [GeneratedRegex(@"public (static )?(async )?(void|Task) (?<name>\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"^(T\d+_)+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^T\d+$")]
    private static partial Regex Trap();

    [GeneratedRegex("^`[A-Z_]+`$")]
    private static partial Regex Flag();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Quoted();
}
