using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace GraphQLApi.Server.Telemetry;

/// <summary>
/// Collects what instruments say, for the page that shows it. Only the meters it was given count: another server of the same process has its own,
/// under the same names. The runtime's meter is the process's.
/// </summary>
internal sealed class MetricStore : IDisposable
{
    private const string RuntimeMeter = "System.Runtime";

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = new();
    private readonly Lock collecting = new();

    public MetricStore(IReadOnlyCollection<Meter> meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (!meters.Contains(instrument.Meter) && instrument.Meter.Name != RuntimeMeter)
                return;
            families.TryAdd(instrument, new MetricFamily(instrument));
            listening.EnableMeasurementEvents(instrument);
        };
        listener.MeasurementsCompleted = (instrument, _) => families.TryRemove(instrument, out var _);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>(Add);
        listener.Start();
    }

    /// <summary>Everything as it is now, by name.</summary>
    public IReadOnlyList<MetricFamily> Collect()
    {
        lock (collecting)
        {
            foreach (var family in families.Values)
                family.ForgetObserved();
            listener.RecordObservableInstruments();
            return [.. families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)];
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state = null)
    {
        if (families.TryGetValue(instrument, out var family))
            family.Add(value, tags);
    }
}
