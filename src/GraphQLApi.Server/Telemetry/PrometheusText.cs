using System.Globalization;
using System.Text;

namespace GraphQLApi.Server.Telemetry;

/// <summary>Prometheus' text format, version 0.0.4: names by its conventions, base units, HELP and TYPE before the samples.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families)
        {
            var samples = family.Read();
            if (samples.Count == 0)
                continue;
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Help.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings("\\n")).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Kind).Append('\n');
            foreach (var sample in samples)
            {
                if (family.Kind == "histogram")
                    WriteHistogram(text, family, sample);
                else
                    Sample(text, family.Name, sample.Labels, sample.Value);
            }
        }

        return text.ToString();
    }

    /// <summary><c>graphqlapi.request.duration</c> in <c>s</c> is <c>graphqlapi_request_duration_seconds</c>; counters end in <c>_total</c>.</summary>
    public static string Name(string instrument, string? unit, bool isCounter)
    {
        var name = LabelName(instrument);
        var suffix = unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        name = name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix;
        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    public static string LabelName(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (var index = 0; index < source.Length; index++)
            target[index] = char.IsAsciiLetterOrDigit(source[index]) ? source[index] : '_';
    });

    public static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void WriteHistogram(StringBuilder text, MetricFamily family, (string Labels, double Value, long Count, long[] Buckets) sample)
    {
        var before = sample.Labels.Length == 0 ? "" : sample.Labels + ",";
        for (var bound = 0; bound < family.Bounds.Count; bound++)
            Sample(text, family.Name + "_bucket", $"{before}le=\"{Number(family.Bounds[bound])}\"", sample.Buckets[bound]);
        Sample(text, family.Name + "_bucket", before + "le=\"+Inf\"", sample.Count);
        Sample(text, family.Name + "_sum", sample.Labels, sample.Value);
        Sample(text, family.Name + "_count", sample.Labels, sample.Count);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
