using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>What is gathered from the rows of one population for every cell of an answer. Metrics share a measure by its name.</summary>
/// <param name="name">Tells measures of one question apart; names the values of its arguments too, as in <c>answered within 30</c>.</param>
/// <param name="columns">Groups of columns that it looks at.</param>
internal abstract class Measure(string name, FactColumns columns)
{
    public string Name { get; } = name;

    public FactColumns Columns { get; } = columns;

    /// <summary>Begins an empty collection.</summary>
    public abstract Accumulator Begin(CellSpace space);
}

/// <summary>See <see cref="Measure"/>; over the segments of one population.</summary>
internal abstract class Measure<TFacts>(string name, FactColumns columns) : Measure(name, columns)
    where TFacts : FactSegment
{
    public sealed override Accumulator Begin(CellSpace space) => Start(space);

    protected abstract Accumulator<TFacts> Start(CellSpace space);
}

/// <summary>Whether a row of a segment counts. Bound once per segment, so that columns are looked up once and not for every row.</summary>
internal delegate Func<int, bool> RowTest<TFacts>(TFacts facts);

/// <summary>The values of rows, durations in milliseconds; <see cref="RowValues.None"/> where a row has none.</summary>
internal delegate void RowValue<in TFacts>(TFacts facts, ReadOnlySpan<int> rows, Span<long> values);

/// <summary>Values of rows.</summary>
internal static class RowValues
{
    /// <summary>Stands for no value.</summary>
    public const long None = long.MinValue;

    /// <summary>The values of a column of durations.</summary>
    public static RowValue<TFacts> Of<TFacts>(Func<TFacts, FactMeasure> column) => (facts, rows, values) =>
    {
        var measure = column(facts);
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = measure.TryGet(rows[i], out var value) ? value : None;
        }
    };

    /// <summary>The values of a column of scores.</summary>
    public static RowValue<TFacts> Of<TFacts>(Func<TFacts, byte[]> column) => (facts, rows, values) =>
    {
        var scores = column(facts);
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = scores[rows[i]] == FactSegment.NoValue ? None : scores[rows[i]];
        }
    };
}

/// <summary>Durations are gathered in whole milliseconds and answered in seconds.</summary>
internal static class Durations
{
    public const double MillisecondsInSecond = 1000;

    public static double Seconds(long milliseconds) => milliseconds / MillisecondsInSecond;
}

/// <summary>The collections of one measure, by cell.</summary>
internal abstract class Accumulator
{
    /// <summary>True where rows from before the range belong to it too, as long as they last into it.</summary>
    public virtual bool TakesEarlierRows => false;

    /// <summary>Called once, after the last row: cells below <paramref name="cells"/> become readable.</summary>
    public abstract void Finish(int cells);
}

/// <summary>See <see cref="Accumulator"/>.</summary>
internal abstract class Accumulator<TFacts> : Accumulator
    where TFacts : FactSegment
{
    public sealed override void Finish(int cells)
    {
        Grow(cells);
        Complete();
    }

    /// <summary>Makes room for cells below <paramref name="cells"/>.</summary>
    public abstract void Grow(int cells);

    /// <summary>Adds rows; <paramref name="cells"/> says where each of them belongs. A row may stand there several times.</summary>
    public abstract void Add(TFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells);

    /// <summary>Puts in order what was gathered.</summary>
    protected virtual void Complete()
    {
    }
}
