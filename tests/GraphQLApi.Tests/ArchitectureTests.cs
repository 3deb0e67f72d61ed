using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GraphQLApi.Tests;

/// <summary>The import rules of src/README.md. Projects are held by the compiler, folders by their <c>using</c> lines; a failure names the file that took a wrong turn.</summary>
public sealed partial class ArchitectureTests
{
    // Project → what its csproj may name. Equal, not a subset: a reference nobody needs is a wrong turn waiting to happen.
    private static readonly Dictionary<string, string[]> ProjectReferences = new()
    {
        ["GraphQLApi.Engine"] = [],
        ["GraphQLApi.Engine.Http"] = ["GraphQLApi.Engine"],
        ["GraphQLApi.Upstream"] = [],
        ["GraphQLApi.Upstream.Simulator"] = [],
        ["GraphQLApi.Cache"] = ["GraphQLApi.Upstream"],
        ["GraphQLApi.Analytics"] = ["GraphQLApi.Cache", "GraphQLApi.Engine"],
        // Engine is here for EngineOptions: the composition root sets its limits from the settings.
        ["GraphQLApi.Server"] =
        [
            "GraphQLApi.Analytics", "GraphQLApi.Cache", "GraphQLApi.Engine", "GraphQLApi.Engine.Http", "GraphQLApi.Upstream",
            "GraphQLApi.Upstream.Simulator",
        ],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["GraphQLApi.Engine"] = [],
        ["GraphQLApi.Engine.Http"] = [],
        ["GraphQLApi.Upstream"] = ["Polly.Core"],
        ["GraphQLApi.Upstream.Simulator"] = [],
        ["GraphQLApi.Cache"] = ["Microsoft.EntityFrameworkCore.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"],
        ["GraphQLApi.Analytics"] = ["NodaTime"],
        ["GraphQLApi.Server"] = ["Microsoft.IdentityModel.JsonWebTokens", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Spectre.Console", "System.CommandLine"],
    };

    // Folder → folders of the same project it may import. Files at the project's root may import all.
    private static readonly Dictionary<string, string[]> Engine = new()
    {
        ["Errors"] = [],
        ["Language"] = ["Errors"],
        ["Types"] = ["Errors", "Language"],
        ["Introspection"] = ["Errors", "Language", "Types"],
        ["Validation"] = ["Errors", "Language", "Types", "Introspection"],
        ["Execution"] = ["Errors", "Language", "Types", "Introspection"],
        ["Response"] = ["Errors", "Language", "Types", "Introspection", "Execution"],
    };

    private static readonly Dictionary<string, string[]> Cache = new()
    {
        ["Rows"] = [],
        ["Coverage"] = ["Rows"],
        ["Sync"] = ["Rows", "Coverage"],
    };

    private static readonly string[] AnalyticsMechanics = ["Filtering", "Sorting", "Paging", "Projection", "Scalars"];

    private static readonly string[] AnalyticsFeatures = ["Sessions", "Conversations", "Queues", "Agents"];

    private static readonly string[] NamesOfRoles = ["Common", "Helpers", "Utils", "Services", "Interfaces", "Models", "Extensions"];

    [Fact]
    public void Projects_reference_exactly_what_the_plan_says()
    {
        foreach (var (project, expected) in ProjectReferences)
        {
            var actual = Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
            Assert.Equal($"{project}: {string.Join(", ", expected)}", $"{project}: {string.Join(", ", actual)}");
        }
    }

    [Fact]
    public void Projects_use_exactly_the_packages_the_plan_says()
    {
        foreach (var (project, expected) in Packages)
            Assert.Equal($"{project}: {string.Join(", ", expected)}", $"{project}: {string.Join(", ", Items(project, "PackageReference").Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public void Every_project_under_src_is_in_the_plan() =>
        Assert.Equal(
            ProjectReferences.Keys.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));

    [Fact]
    public void Engine_folders_import_only_what_stands_left_of_them() => AssertNoWrongTurn("GraphQLApi.Engine", Engine, allFoldersKnown: true);

    [Fact]
    public void Cache_folders_import_only_what_stands_left_of_them() => AssertNoWrongTurn("GraphQLApi.Cache", Cache, allFoldersKnown: false);

    [Fact]
    public void Analytics_mechanics_never_import_a_feature() =>
        AssertNoWrongTurn(
            "GraphQLApi.Analytics",
            AnalyticsMechanics.ToDictionary(folder => folder, _ => AnalyticsMechanics),
            allFoldersKnown: false,
            watched: [.. AnalyticsMechanics, .. AnalyticsFeatures]);

    [Fact]
    public void Analytics_features_see_each_other_only_through_their_types()
    {
        var declared = AnalyticsFeatures.ToDictionary(feature => feature, feature => DeclaredTypes($"src/GraphQLApi.Analytics/{feature}"));
        var wrong =
            from feature in AnalyticsFeatures
            from file in Sources($"src/GraphQLApi.Analytics/{feature}")
            from other in AnalyticsFeatures
            where other != feature && Imports("GraphQLApi.Analytics", file).Contains(other)
            let words = Word().Matches(Repository.Text(file)).Select(match => match.Value).ToHashSet()
            from type in declared[other]
            where words.Contains(type) && !type.EndsWith("Type", StringComparison.Ordinal) && !declared[feature].Contains(type)
            select $"{file} uses {other}/{type}";
        AssertNone(wrong);
    }

    [Fact]
    public void Only_the_demo_and_its_verb_know_the_simulator() =>
        AssertNone(
            from file in Repository.Sources("src")
            where !file.StartsWith("src/GraphQLApi.Upstream.Simulator/", StringComparison.Ordinal)
                && !file.StartsWith("src/GraphQLApi.Server/Demo/", StringComparison.Ordinal)
                && file != "src/GraphQLApi.Server/Commands/SimulateCommand.cs"
            where Repository.Lines(file).Any(line => line.StartsWith("using GraphQLApi.Upstream.Simulator", StringComparison.Ordinal))
            select file);

    [Fact]
    public void Folders_are_domain_words() =>
        AssertNone(
            from file in Repository.Sources("src")
            where file.Split('/').Intersect(NamesOfRoles).Any()
            select file);

    [Fact]
    public void Everything_is_caught_in_two_places_only() =>
        AssertNone(
            from file in Repository.Sources("src")
            where Path.GetFileName(file) is not "SyncService.cs" && !file.StartsWith("src/GraphQLApi.Engine/Execution/", StringComparison.Ordinal)
            let lines = Repository.Lines(file)
            from index in Enumerable.Range(0, lines.Length)
            where CatchAll().IsMatch(lines[index]) && !Rethrows(lines[index..])
            select $"{file}:{index + 1}");

    [Theory]
    [InlineData("using GraphQLApi.Engine.Validation.Rules;", "Validation")]
    [InlineData("using static GraphQLApi.Engine.Types.Kind;", "Types")]
    [InlineData("using Names = GraphQLApi.Engine.Types.Kind;", "Types")]
    [InlineData("using GraphQLApi.Engine;", null)]
    [InlineData("using GraphQLApi.EngineRoom.Types;", null)]
    public void An_import_is_recognised(string line, string? folder) => Assert.Equal(folder, Import("GraphQLApi.Engine", line));

    private static void AssertNoWrongTurn(string project, Dictionary<string, string[]> allowed, bool allFoldersKnown, string[]? watched = null)
    {
        watched ??= [.. allowed.Keys];
        var wrong =
            from file in Sources($"src/{project}")
            let segments = file.Split('/')
            where segments.Length > 3
            let folder = segments[2]
            where allFoldersKnown || allowed.ContainsKey(folder)
            from import in Imports(project, file)
            where import != folder && watched.Contains(import) && !allowed.GetValueOrDefault(folder, []).Contains(import)
            select $"{file} imports {import}";
        AssertNone(wrong);
    }

    private static bool Rethrows(string[] fromCatch) =>
        fromCatch.Skip(1).TakeWhile(line => line.Trim() != "}").Any(line => line.Trim() == "throw;");

    private static IEnumerable<string> Imports(string project, string file) =>
        Repository.Lines(file).Select(line => Import(project, line)).OfType<string>().Distinct();

    private static string? Import(string project, string line)
    {
        var match = Using().Match(line);
        return match.Success && match.Groups["name"].Value is var name && name.StartsWith(project + ".", StringComparison.Ordinal)
            ? name[(project.Length + 1)..].Split('.')[0]
            : null;
    }

    private static HashSet<string> DeclaredTypes(string folder) =>
        [.. Sources(folder).SelectMany(file => Declaration().Matches(Repository.Text(file)).Select(match => match.Groups["name"].Value))];

    private static IReadOnlyList<string> Sources(string folder) =>
        Directory.Exists(Path.Combine(Repository.Root, folder)) ? Repository.Sources(folder) : [];

    private static IEnumerable<string> Items(string project, string item) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static void AssertNone(IEnumerable<string> wrong) => Assert.Equal("", string.Join('\n', wrong));

    [GeneratedRegex(@"^using\s+(static\s+)?(\w+\s*=\s*)?(?<name>[\w.]+);")]
    private static partial Regex Using();

    [GeneratedRegex(@"^(?:public|internal)\s[\w\s]*?\b(?:class|record|struct|enum|interface)\s+(?:struct\s+|class\s+)?(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"catch\s*(\(\s*(System\.)?Exception\b[^)]*\)(?!\s*when)|\{|$)")]
    private static partial Regex CatchAll();
}
