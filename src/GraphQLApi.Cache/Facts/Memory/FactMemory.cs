using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Facts.Memory;

/// <summary>
/// Segments between requests, of all populations and for all who may see different rows, within one budget. What was used longest ago goes first,
/// but never for the sake of another day of the same read: a scan of more than fits would otherwise throw out what it is about to need, and the next one would find nothing.
/// </summary>
internal sealed class FactMemory(long budget, Func<long> dictionaryBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Visibility Visibility, FactPopulation Population, int Day), Entry> entries = [];
    private long bytes;
    private long reads;

    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    /// <summary>A number for one read of many days; days it has used are safe from it.</summary>
    public long NextRead() => Interlocked.Increment(ref reads);

    public (FactSegment Facts, FactVersion Version)? Find(Visibility visibility, FactPopulation population, int day, long read)
    {
        lock (gate)
        {
            if (!entries.TryGetValue((visibility, population, day), out var entry))
            {
                return null;
            }

            entry.LastRead = Math.Max(entry.LastRead, read);
            return (entry.Facts, entry.Version);
        }
    }

    /// <summary>Keeps a day where it fits, in the place of what was held of it. False where it does not fit.</summary>
    public bool Keep(Visibility visibility, FactPopulation population, FactSegment facts, FactVersion version, long read)
    {
        lock (gate)
        {
            Remove((visibility, population, facts.Day));
            var size = EntryBytes + facts.Bytes;
            if (!MakeRoom(size, read))
            {
                return false;
            }

            entries.Add((visibility, population, facts.Day), new Entry { Facts = facts, Version = version, LastRead = read });
            bytes += size;
            return true;
        }
    }

    // A dictionary's entry and the objects of a segment with its columns, nearly empty days being nearly nothing but these.
    private const int EntryBytes = 1024;

    private bool MakeRoom(long size, long read)
    {
        var room = budget - dictionaryBytes() - size;
        if (bytes <= room)
        {
            return true;
        }

        foreach (var (key, _) in entries.Where(entry => entry.Value.LastRead < read).OrderBy(entry => entry.Value.LastRead).ThenBy(entry => entry.Key.Day).ToList())
        {
            Remove(key);
            if (bytes <= room)
            {
                return true;
            }
        }

        return false;
    }

    private void Remove((Visibility Visibility, FactPopulation Population, int Day) key)
    {
        if (entries.Remove(key, out var entry))
        {
            bytes -= EntryBytes + entry.Facts.Bytes;
        }
    }

    private sealed class Entry
    {
        public required FactSegment Facts { get; init; }

        public required FactVersion Version { get; init; }

        public long LastRead { get; set; }
    }
}
