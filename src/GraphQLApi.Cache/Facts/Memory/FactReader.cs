using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Facts.Loading;

namespace GraphQLApi.Cache.Facts.Memory;

/// <summary>
/// One population's days as some callers may see them: from memory where a snapshot's version is held, else from its rows, which then are held. Days are read by one request at
/// a time, a few days a statement: who asks for the same ones meanwhile finds them held.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of, and it lives as long as the process.")]
internal sealed class FactReader<TFacts>(FactTable<TFacts> table, FactMemory memory, Visibility visibility)
    where TFacts : FactSegment, new()
{
    // Rows that one step reads: some ten megabytes of columns, however little of them is kept.
    private const int RowsAStep = 100_000;
    private const int MostDaysAStep = 62;
    private const int FirstDaysAStep = 7;

    private readonly SemaphoreSlim reading = new(1, 1);
    private long daysRead;

    /// <summary>How many days were read from rows so far, each group of columns counted.</summary>
    public long DaysRead => Interlocked.Read(ref daysRead);

    public FactDays Days(DbConnection connection, int first, int last) => FactDays.Read(connection, table.Population, table.Rows, first, last);

    public FactColumns Known(FactColumns columns) => columns & table.Groups;

    /// <summary>The day as the snapshot sees it, if it is held with these columns.</summary>
    public TFacts? Find(FactDays days, int day, FactColumns columns, long read) =>
        Held(days, day, read) is { } facts && facts.Columns.HasFlag(columns) ? facts : null;

    /// <summary>The day and as many behind it as make a good step and are not held; at most up to <paramref name="last"/>.</summary>
    public async Task<IReadOnlyList<TFacts>> ReadAsync(
        DbConnection connection, FactDays days, int day, int last, int typicalRows, FactColumns columns, long read, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var held = Held(days, day, read);
            if (held is not null && held.Columns.HasFlag(columns))
            {
                return [held];
            }

            var known = new List<TFacts>();
            var count = 0;
            var most = Math.Min(last - day + 1, typicalRows < 0 ? FirstDaysAStep : Math.Clamp(RowsAStep / Math.Max(typicalRows, 1), 1, MostDaysAStep));
            for (; count < most; count++)
            {
                var next = count == 0 ? held : Held(days, day + count, read);
                if (next?.Columns != held?.Columns)
                {
                    break;
                }

                if (next is not null)
                {
                    known.Add(next);
                }
            }

            var facts = held is null
                ? table.Load(connection, day, count, columns, cancellationToken)
                : table.Extend(connection, known, columns, cancellationToken);
            Interlocked.Add(ref daysRead, count);
            foreach (var segment in facts)
            {
                Keep(segment, days[segment.Day], read);
            }

            return facts;
        }
        finally
        {
            reading.Release();
        }
    }

    private TFacts? Held(FactDays days, int day, long read) =>
        memory.Find(visibility, table.Population, day, read) is { } held && held.Version == days[day] ? (TFacts)held.Facts : null;

    // A request whose snapshot is older than what is held reads for itself only.
    private void Keep(TFacts segment, FactVersion version, long read)
    {
        if (memory.Find(visibility, table.Population, segment.Day, read) is not { } held || !held.Version.IsAfter(version))
        {
            memory.Keep(visibility, table.Population, segment, version, read);
        }
    }
}
