using System.Text.RegularExpressions;
using GraphQLApi.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace GraphQLApi.Tests;

/// <summary>Documents agree with the code: every setting stands in appsettings.json and in README's table with the default that the options class has.</summary>
public sealed partial class DocumentationTests
{
    private static readonly Dictionary<string, string> Options = SettingCatalogue.All.ToDictionary(setting => setting.Key, setting => setting.Default);

    [Fact]
    public void Appsettings_holds_every_setting_with_its_default()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "src/GraphQLApi.Server/appsettings.json")).Build();
        var written = file.AsEnumerable()
            .Where(pair => !pair.Key.StartsWith("Logging", StringComparison.Ordinal) && !file.GetSection(pair.Key).GetChildren().Any())
            .ToDictionary(pair => pair.Key, pair => pair.Value ?? "");
        Assert.Equal(
            Options.Select(setting => $"{setting.Key} = {(setting.Value == "[]" ? "" : setting.Value)}").Order(StringComparer.Ordinal),
            written.Select(setting => $"{setting.Key} = {setting.Value}").Order(StringComparer.Ordinal));
    }

    // Rows of the form | `Section:Key` | `default` | meaning |; several keys may share a row, separated by commas or slashes.
    [Fact]
    public void Readme_names_every_setting_and_no_other()
    {
        var readme = Path.Combine(Repository.Root, "README.md");
        Assert.SkipUnless(File.Exists(readme) && File.ReadAllText(readme).Contains("| `Urls` |", StringComparison.Ordinal), "README.md has no table of settings yet.");
        var written = File.ReadAllLines(readme)
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Key().Matches(line.Split('|')[1]).Select(match => match.Groups["key"].Value))
            .Where(key => key == "Urls" || Options.Keys.Any(known => known.StartsWith(key.Split(':')[0] + ":", StringComparison.Ordinal)))
            .ToHashSet();
        Assert.Equal("", string.Join('\n', Options.Keys.Except(written).Select(key => $"missing in README: {key}")));
        Assert.Equal("", string.Join('\n', written.Except(Options.Keys).Select(key => $"no such setting: {key}")));
    }

    [GeneratedRegex(@"`(?<key>\w+(:\w+)*)`")]
    private static partial Regex Key();
}
