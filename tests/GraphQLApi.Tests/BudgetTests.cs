namespace GraphQLApi.Tests;

/// <summary>How long things may get before they are hard to read. Generated code and migrations are exempt.</summary>
public sealed class BudgetTests
{
    private const int LongestFile = 350;
    private const int NinetiethPercentile = 250;
    private const int LongestMethod = 60;

    private static readonly string[] Sources =
        [.. Repository.Sources("src").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.EndsWith(".g.cs", StringComparison.Ordinal))];

    [Fact]
    public void No_source_file_is_longer_than_350_lines() =>
        Assert.Equal("", string.Join('\n', Sources.Select(file => (file, length: Repository.Lines(file).Length)).Where(entry => entry.length > LongestFile)
            .Select(entry => $"{entry.file}: {entry.length} lines")));

    [Fact]
    public void Nine_of_ten_source_files_have_at_most_250_lines()
    {
        var lengths = Sources.Select(file => Repository.Lines(file).Length).Order().ToArray();
        Assert.InRange(lengths[(int)(lengths.Length * 0.9)], 1, NinetiethPercentile);
    }

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        Assert.Equal("", string.Join('\n', Sources.SelectMany(file => LongMethods(file, Repository.Lines(file)))));

    [Fact]
    public void A_long_method_is_found_and_a_table_is_not()
    {
        string[] body = [.. Enumerable.Repeat("        x++;", 61)];
        Assert.Equal(["A.cs:3: 63 lines"], LongMethods("A.cs", ["class A", "    void M()", "    {", .. body, "    }"]));
        Assert.Empty(LongMethods("A.cs", ["class A", "    void M()", "    {", "        switch (x)", .. body, "    }"]));
    }

    // Bodies are found by the indentation that the build enforces: a brace alone at the depth of a member up to its partner at the same depth.
    private static IEnumerable<string> LongMethods(string file, string[] lines)
    {
        for (var start = 0; start < lines.Length; start++)
        {
            if (lines[start] is not ("    {" or "        {") || IsType(lines, start))
                continue;
            var end = Array.FindIndex(lines, start, line => line.StartsWith(lines[start].Replace('{', '}'), StringComparison.Ordinal));
            if (end < 0)
                continue;
            var isTable = lines[start..(end + 1)].Any(line => line.TrimStart().StartsWith("switch (", StringComparison.Ordinal) || line.TrimEnd().EndsWith(" switch", StringComparison.Ordinal));
            if (end - start + 1 > LongestMethod && !isTable)
                yield return $"{file}:{start + 1}: {end - start + 1} lines";
        }
    }

    private static bool IsType(string[] lines, int brace)
    {
        var header = lines[brace - 1];
        var first = brace - 1;
        while (first > 0 && header.StartsWith(lines[brace].Replace("{", "    ", StringComparison.Ordinal), StringComparison.Ordinal))
            header = lines[--first];
        return new[] { " class ", " record ", " struct ", " interface ", " enum " }.Any(header.Contains);
    }
}
