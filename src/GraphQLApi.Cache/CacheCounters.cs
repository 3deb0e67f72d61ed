using System.Diagnostics.Metrics;

namespace GraphQLApi.Cache;

/// <summary>What this process did since its start, also as instruments of the meter <c>GraphQLApi.Cache</c>.</summary>
public sealed class CacheCounters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "GraphQLApi.Cache";

    /// <summary>Name of the source of this project's trace spans.</summary>
    public const string TraceSource = "GraphQLApi.Cache";

    private readonly Counter<long> requests;
    private long readWaits;
    private long windows;
    private long records;
    private long changes;
    private long failures;

    /// <summary>Registers the instruments.</summary>
    public CacheCounters()
    {
        requests = Meter.CreateCounter<long>("graphqlapi.cache.requests", "{request}", "Requests for records, by result: hit = all asked time was cached, miss = the vendor was asked first.");
        Meter.CreateObservableCounter("graphqlapi.cache.read_lock_waits", () => ReadLockWaits, description: "Reads that met a lock; WAL has none for them, so this stays 0.");
        Meter.CreateObservableCounter("graphqlapi.sync.windows", () => WindowsRead, description: "Windows read and written.");
        Meter.CreateObservableCounter("graphqlapi.sync.records", () => RecordsRead, description: "Vendor records in the windows that were read.");
        Meter.CreateObservableCounter("graphqlapi.sync.sessions_changed", () => SessionsChanged, description: "Sessions that were new or said something else.");
        Meter.CreateObservableCounter("graphqlapi.sync.failures", () => Failures, description: "Readings of a window that failed.");
    }

    /// <summary>The meter of this container alone; others of the process have the same name.</summary>
    public Meter Meter { get; } = new(MeterName);

    /// <summary>Times a read had to wait for a lock of the file; stays 0 (DESIGN §4.10, WAL).</summary>
    public long ReadLockWaits => Volatile.Read(ref readWaits);

    /// <summary>Windows read and written.</summary>
    public long WindowsRead => Volatile.Read(ref windows);

    /// <summary>Vendor records in them.</summary>
    public long RecordsRead => Volatile.Read(ref records);

    /// <summary>Sessions that were new or said something else than before.</summary>
    public long SessionsChanged => Volatile.Read(ref changes);

    /// <summary>Readings of a window that failed.</summary>
    public long Failures => Volatile.Read(ref failures);

    /// <inheritdoc />
    public void Dispose() => Meter.Dispose();

    internal void Answered(bool fromCache) => requests.Add(1, new KeyValuePair<string, object?>("result", fromCache ? "hit" : "miss"));

    internal void ReadWaited() => Interlocked.Increment(ref readWaits);

    internal void WindowRead(int read, int changed)
    {
        Interlocked.Increment(ref windows);
        Interlocked.Add(ref records, read);
        Interlocked.Add(ref changes, changed);
    }

    internal void ReadingFailed() => Interlocked.Increment(ref failures);
}
