using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Count, sum, extremes and deviation of a value. Rows without the value do not count.</summary>
internal sealed class SpreadMeasure<TFacts>(string name, RowValue<TFacts> value, FactColumns columns = FactColumns.None) : Measure<TFacts>(name, columns)
    where TFacts : FactSegment
{
    protected override Accumulator<TFacts> Start(CellSpace space) => new Spreads(value);

    private sealed class Spreads(RowValue<TFacts> value) : Accumulator<TFacts>, ISpreads
    {
        private Spread[] spreads = [];
        private long[] numbers = [];

        public ref readonly Spread Of(int cell) => ref spreads[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref spreads, cells);

        public override void Add(TFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            CellArrays.Grow(ref numbers, rows.Length);
            value(facts, rows, numbers);
            for (var i = 0; i < rows.Length; i++)
            {
                if (numbers[i] != RowValues.None)
                {
                    spreads[cells[i]].Add(numbers[i]);
                }
            }
        }
    }
}

/// <summary>The figures of a value, by cell.</summary>
internal interface ISpreads
{
    ref readonly Spread Of(int cell);
}

/// <summary>Figures for which no value has to be kept. Whole numbers throughout, so that no order of the rows changes a digit.</summary>
internal struct Spread
{
    private UInt128 squares;

    public int Count { get; private set; }

    public long Sum { get; private set; }

    public long Minimum { get; private set; }

    public long Maximum { get; private set; }

    /// <summary>Of the population, in units of <paramref name="scale"/>; NaN without a value. Rounded once before the root.</summary>
    public readonly double StandardDeviation(double scale) =>
        Math.Sqrt((double)(((Int128)squares * Count) - ((Int128)Sum * Sum)) / (scale * scale * Count * Count));

    public void Add(long value)
    {
        Minimum = Count == 0 || value < Minimum ? value : Minimum;
        Maximum = Count == 0 || value > Maximum ? value : Maximum;
        Count++;
        Sum += value;
        var size = (ulong)Math.Abs(value);
        squares += size <= uint.MaxValue ? size * size : (UInt128)size * size;
    }
}
