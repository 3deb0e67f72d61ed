using GraphQLApi.Analytics.Metrics.Dimensions;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>One table of figures that is being filled: its cells are the groups of a question, times the buckets of a time.</summary>
internal sealed class Tabulation
{
    private readonly List<(Measure Measure, Accumulator Accumulator)> collections = [];
    private readonly Dictionary<string, Accumulator> byName = new(StringComparer.Ordinal);
    private RowCells current = new();
    private RowCells next = new();
    private int near;

    /// <param name="space">The time and its buckets.</param>
    /// <param name="groups">The groups; null for one of all rows.</param>
    /// <param name="measures">What is gathered; those of one name are gathered once.</param>
    public Tabulation(CellSpace space, KeyGroups? groups, IEnumerable<Measure> measures)
    {
        Space = space;
        Groups = groups;
        foreach (var measure in measures)
        {
            var accumulator = measure.Begin(space);
            if (byName.TryAdd(measure.Name, accumulator))
            {
                collections.Add((measure, accumulator));
            }
        }
    }

    public CellSpace Space { get; }

    public KeyGroups? Groups { get; }

    /// <summary>Place of each group among those answered, -1 where it is left out; null while all are.</summary>
    public int[]? Kept { get; init; }

    /// <summary>Cells that have rows; gathered where somebody asks, since most answers fill gaps.</summary>
    public HashSet<long>? Occupied { get; init; }

    /// <summary>With more groups it stops gathering and is <see cref="IsOverfull"/>, so that its size stays bounded.</summary>
    public int MostGroups { get; init; } = int.MaxValue;

    public bool IsOverfull => GroupCount > MostGroups;

    public int GroupCount => Kept is null ? Groups?.Count ?? 1 : Kept.Count(place => place >= 0);

    /// <summary>Groups of columns that the measures over a population look at.</summary>
    public FactColumns ColumnsOf<TFacts>()
        where TFacts : FactSegment =>
        collections.Where(entry => entry.Measure is Measure<TFacts>).Aggregate(FactColumns.None, (columns, entry) => columns | entry.Measure.Columns);

    /// <summary>Whether rows before the range matter to it.</summary>
    public bool TakesEarlierRows<TFacts>()
        where TFacts : FactSegment =>
        collections.Exists(entry => entry is { Measure: Measure<TFacts>, Accumulator.TakesEarlierRows: true });

    /// <summary>The collection of a measure.</summary>
    public T Find<T>(string measure)
        where T : class => (T)(object)byName[measure];

    /// <summary>Adds rows of a segment.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="rows">Rows that pass the filter.</param>
    /// <param name="columns">The question's dimensions in this population.</param>
    /// <param name="areEarlier">They lie before the range, whose own rows have all been added, and only what lasts into it counts.</param>
    public void Add<TFacts>(TFacts facts, ReadOnlySpan<int> rows, IReadOnlyList<GroupColumn<TFacts>> columns, bool areEarlier)
        where TFacts : FactSegment
    {
        if (IsOverfull)
        {
            return;
        }

        if (areEarlier)
        {
            // They come last, and wait in groups of the range or in none.
            Groups?.Close();
        }

        current.Fill(rows);
        for (var i = 0; Groups is not null && i < columns.Count; i++)
        {
            columns[i].Split(facts, current, Groups.Levels[i], next);
            (current, next) = (next, current);
        }

        ToCells(facts.Time, areEarlier);
        if (collections.Count == 0 || IsOverfull)
        {
            return;
        }

        var cells = EmptyCell;
        foreach (var (_, accumulator) in collections)
        {
            if (accumulator is Accumulator<TFacts> own && (!areEarlier || own.TakesEarlierRows))
            {
                own.Grow(cells);
                own.Add(facts, current.Rows, current.Cells);
            }
        }
    }

    /// <summary>A cell without rows, to be read for groups that were not met.</summary>
    public int EmptyCell => GroupCount * Space.Buckets;

    /// <summary>No more rows: cells without any become readable too.</summary>
    public void Complete()
    {
        if (IsOverfull)
        {
            return;
        }

        foreach (var (_, accumulator) in collections)
        {
            accumulator.Finish(EmptyCell + 1);
        }
    }

    // From groups to cells: the group's place among those kept, then the bucket of the row's own time.
    private void ToCells(long[] times, bool areEarlier)
    {
        if (Kept is null && Space.Boundaries is null)
        {
            return;
        }

        if (Kept is null && Occupied is null && !areEarlier)
        {
            Space.AddBuckets(times, current.Rows, current.Cells, ref near);
            return;
        }

        next.Reset(current.Count);
        var rows = current.Rows;
        var groups = current.Cells;
        for (var i = 0; i < rows.Length; i++)
        {
            var place = Kept is null ? groups[i] : groups[i] < Kept.Length ? Kept[groups[i]] : -1;
            if (place < 0)
            {
                continue;
            }

            near = areEarlier ? 0 : Space.BucketOf(times[rows[i]], near);
            if (!areEarlier)
            {
                Occupied?.Add(((long)place * Space.Buckets) + near);
            }

            if (collections.Count > 0)
            {
                next.Add(rows[i], (place * Space.Buckets) + near);
            }
        }

        (current, next) = (next, current);
    }
}
