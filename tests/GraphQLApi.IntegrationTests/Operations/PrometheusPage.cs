using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>
/// Reads Prometheus' text format as strictly as the specification writes it: HELP, TYPE and all samples of a family together and once, no series
/// twice, escapes only where allowed, histograms whose buckets rise to their count.
/// </summary>
internal sealed partial class PrometheusPage
{
    private readonly Dictionary<string, double> samples = new(StringComparer.Ordinal);

    public Dictionary<string, string> Types { get; } = new(StringComparer.Ordinal);

    public static PrometheusPage Read(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        var page = new PrometheusPage();
        string? helped = null, family = null;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                helped = help.Groups[1].Value;
                Assert.False(page.Types.ContainsKey(helped), $"{helped} stands in two places");
            }
            else if (Type().Match(line) is { Success: true } type)
            {
                family = type.Groups[1].Value;
                Assert.Equal(helped, family);
                page.Types.Add(family, type.Groups[2].Value);
            }
            else
            {
                page.Add(line, family);
            }
        }

        page.CheckHistograms();
        return page;
    }

    /// <summary>A sample by name and labels as written; NaN where there is none.</summary>
    public double this[string series] => samples.GetValueOrDefault(series, double.NaN);

    /// <summary>All samples of one name together.</summary>
    public double Sum(string name) => samples.Where(sample => sample.Key == name || sample.Key.StartsWith(name + "{", StringComparison.Ordinal)).Sum(sample => sample.Value);

    private void Add(string line, string? family)
    {
        var match = Sample().Match(line);
        Assert.True(match.Success, $"Not a sample: {line}");
        var name = match.Groups["name"].Value;
        Assert.NotNull(family);
        string[] allowed = Types[family] == "histogram" ? [$"{family}_bucket", $"{family}_sum", $"{family}_count"] : [family];
        Assert.Contains(name, allowed);
        Assert.True(Types[family] != "counter" || name.EndsWith("_total", StringComparison.Ordinal), $"{name} is a counter without _total");
        var labels = match.Groups["label"].Captures.Select(label => label.Value.Split('=')[0]).ToList();
        Assert.Equal(labels.Distinct().Count(), labels.Count);
        Assert.True(samples.TryAdd(line[..line.LastIndexOf(' ')], Number(match.Groups["value"].Value)), $"Twice: {line}");
    }

    private void CheckHistograms()
    {
        foreach (var (family, _) in Types.Where(type => type.Value == "histogram"))
        {
            var buckets = samples.Where(sample => sample.Key.StartsWith(family + "_bucket{", StringComparison.Ordinal))
                .GroupBy(sample => Bound().Replace(sample.Key[(family.Length + "_bucket".Length)..], ""));
            foreach (var series in buckets)
            {
                var ordered = series.OrderBy(bucket => Number(Bound().Match(bucket.Key).Groups[1].Value)).Select(bucket => bucket.Value).ToList();
                Assert.Equal(ordered.Order(), ordered);
                var labels = series.Key == "{}" ? "" : series.Key;
                Assert.Equal(this[$"{family}_count{labels}"], ordered[^1]);
                Assert.Contains(series, bucket => bucket.Key.Contains("le=\"+Inf\"", StringComparison.Ordinal));
                Assert.False(double.IsNaN(this[$"{family}_sum{labels}"]));
            }
        }
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\\\|\\n)+$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*")(?:,(?=[a-zA-Z_])|(?=\})))+\})? (?<value>[+-]Inf|NaN|-?[0-9.]+(?:[eE][+-]?[0-9]+)?)$""")]
    private static partial Regex Sample();

    [GeneratedRegex(",?le=\"([^\"]+)\"")]
    private static partial Regex Bound();
}
