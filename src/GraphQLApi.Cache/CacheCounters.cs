using System.Diagnostics.Metrics;

namespace GraphQLApi.Cache;

/// <summary>What this process did since its start, also as instruments of the meter <c>GraphQLApi.Cache</c>.</summary>
public sealed class CacheCounters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "GraphQLApi.Cache";

    private readonly Meter meter = new(MeterName);
    private long readWaits;
    private long windows;
    private long records;
    private long changes;
    private long failures;

    /// <summary>Registers the instruments.</summary>
    public CacheCounters()
    {
        meter.CreateObservableCounter("graphqlapi.cache.read_lock_waits", () => ReadLockWaits, description: "Reads that met a lock; WAL has none for them, so this stays 0.");
        meter.CreateObservableCounter("graphqlapi.sync.windows", () => WindowsRead, description: "Windows read and written.");
        meter.CreateObservableCounter("graphqlapi.sync.records", () => RecordsRead, description: "Vendor records in them.");
        meter.CreateObservableCounter("graphqlapi.sync.sessions_changed", () => SessionsChanged, description: "Sessions that were new or said something else.");
        meter.CreateObservableCounter("graphqlapi.sync.failures", () => Failures, description: "Readings of a window that failed.");
    }

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
    public void Dispose() => meter.Dispose();

    internal void ReadWaited() => Interlocked.Increment(ref readWaits);

    internal void WindowRead(int read, int changed)
    {
        Interlocked.Increment(ref windows);
        Interlocked.Add(ref records, read);
        Interlocked.Add(ref changes, changed);
    }

    internal void ReadingFailed() => Interlocked.Increment(ref failures);
}
