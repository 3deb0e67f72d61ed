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

    // Rows of the form | `Section:Key` | `default` | meaning |; several keys may share a row, separated by commas.
    [Fact]
    public void Readme_names_every_setting_and_no_other()
    {
        var written = SettingRows().SelectMany(row => row.Keys).ToHashSet();
        Assert.Equal("", string.Join('\n', Options.Keys.Except(written).Select(key => $"missing in README: {key}")));
        Assert.Equal("", string.Join('\n', written.Except(Options.Keys).Select(key => $"no such setting: {key}")));
    }

    // A row may describe a default in words; where it writes one value for each of its keys, they are the real ones.
    [Fact]
    public void Readme_writes_the_defaults_that_are_in_force()
    {
        var compared = SettingRows()
            .Where(row => row.Keys.Length == row.Defaults.Length)
            .SelectMany(row => row.Keys.Zip(row.Defaults, (key, text) => (Key: key, Text: text)))
            .ToArray();
        Assert.InRange(compared.Length, 30, int.MaxValue);
        Assert.Equal("", string.Join('\n', compared
            .Where(entry => !string.Equals(Options.GetValueOrDefault(entry.Key), entry.Text, StringComparison.OrdinalIgnoreCase))
            .Select(entry => $"{entry.Key}: README says {entry.Text}, the code {Options.GetValueOrDefault(entry.Key)}")));
    }

    // Each sentence is written once, at the property that reads the setting.
    [Fact]
    public void The_reference_of_settings_is_what_the_options_classes_say()
    {
        var generated = SettingReference.Write(AppContext.BaseDirectory);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") is null)
            File.WriteAllText(Path.Combine(Repository.Root, "src/GraphQLApi.Server/Settings/reference.md"), generated);
        Assert.Equal(Repository.Text("src/GraphQLApi.Server/Settings/reference.md"), generated);
        Assert.DoesNotContain("|  |\n", generated, StringComparison.Ordinal); // a setting that nobody explained
    }

    private static IEnumerable<(string[] Keys, string[] Defaults)> SettingRows() =>
        from line in Repository.Lines("README.md")
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|')
        let keys = Quoted(cells[1])
        where keys.All(key => key == "Urls" || Options.Keys.Any(known => known.StartsWith(key.Split(':')[0] + ":", StringComparison.Ordinal)))
        select (keys, Code().Replace(cells[2], "").Trim(' ', ',').Length == 0 ? Quoted(cells[2]) : []);

    private static string[] Quoted(string cell) => [.. Code().Matches(cell).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex(@"`(?<text>[^`]+)`")]
    private static partial Regex Code();
}
