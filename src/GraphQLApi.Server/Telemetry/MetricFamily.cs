using System.Diagnostics.Metrics;
using System.Text;

namespace GraphQLApi.Server.Telemetry;

/// <summary>What one instrument said so far, by its labels.</summary>
internal sealed class MetricFamily
{
    // Ours have at most a few dozen; a mistake must not fill the memory.
    private const int MostSeries = 1_000;

    private static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    // The runtime calls these counters although they fall as well: a rate of them would take each fall for a restart.
    private static readonly string[] Levels = ["dotnet.thread_pool.queue.length", "dotnet.thread_pool.thread.count"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly bool isObserved;
    private readonly bool addsUp;

    public MetricFamily(Instrument instrument)
    {
        var generic = instrument.GetType().GetGenericTypeDefinition();
        isObserved = instrument.IsObservable;
        addsUp = generic == typeof(Counter<>) || generic == typeof(UpDownCounter<>);
        Kind = Levels.Contains(instrument.Name) ? "gauge" : generic == typeof(Histogram<>) ? "histogram" : generic == typeof(Counter<>) || generic == typeof(ObservableCounter<>) ? "counter" : "gauge";
        Bounds = Kind == "histogram" ? BoundsOf(instrument) : [];
        Name = PrometheusText.Name(instrument.Name, instrument.Unit, isCounter: Kind == "counter");
        Help = instrument.Description ?? "";
    }

    public string Name { get; }

    public string Help { get; }

    /// <summary><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</summary>
    public string Kind { get; }

    public IReadOnlyList<double> Bounds { get; }

    public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (gate)
        {
            if (!series.TryGetValue(labels, out var one))
            {
                if (series.Count >= MostSeries)
                    return;
                series[labels] = one = new Series(new long[Bounds.Count]);
            }

            one.Count++;
            one.Value = addsUp || Kind == "histogram" ? one.Value + value : value;
            for (var bound = 0; bound < Bounds.Count; bound++)
            {
                if (value <= Bounds[bound])
                    one.Buckets[bound]++;
            }
        }
    }

    public void ForgetObserved()
    {
        if (!isObserved)
            return;
        lock (gate)
            series.Clear();
    }

    /// <summary>A copy, by labels.</summary>
    public IReadOnlyList<(string Labels, double Value, long Count, long[] Buckets)> Read()
    {
        lock (gate)
            return [.. series.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value.Value, entry.Value.Count, entry.Value.Buckets.ToArray()))];
    }

    private static IReadOnlyList<double> BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => bounds,
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => UsualBounds,
    };

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
            text.Append(text.Length == 0 ? "" : ",").Append(PrometheusText.LabelName(name)).Append("=\"").Append(PrometheusText.Escaped(value?.ToString() ?? "")).Append('"');
        return text.ToString();
    }

    private sealed class Series(long[] buckets)
    {
        public double Value { get; set; }

        public long Count { get; set; }

        public long[] Buckets { get; } = buckets;
    }
}
