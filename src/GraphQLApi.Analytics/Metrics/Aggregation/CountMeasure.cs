using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>How many rows fulfil a test; without a test how many there are.</summary>
internal sealed class CountMeasure<TFacts>(string name, RowTest<TFacts>? test = null, FactColumns columns = FactColumns.None) : Measure<TFacts>(name, columns)
    where TFacts : FactSegment
{
    protected override Accumulator<TFacts> Start(CellSpace space) => new Counts(test);

    private sealed class Counts(RowTest<TFacts>? test) : Accumulator<TFacts>, ICounts
    {
        private int[] counts = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(TFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            if (test is null)
            {
                foreach (var cell in cells)
                {
                    counts[cell]++;
                }

                return;
            }

            var holds = test(facts);
            for (var i = 0; i < rows.Length; i++)
            {
                if (holds(rows[i]))
                {
                    counts[cells[i]]++;
                }
            }
        }
    }
}

/// <summary>How many rows have one value of an enumeration: quicker than by a test of each.</summary>
internal sealed class CodeCountMeasure<TFacts>(string name, Func<TFacts, byte[]> column, byte value) : Measure<TFacts>(name, FactColumns.None)
    where TFacts : FactSegment
{
    protected override Accumulator<TFacts> Start(CellSpace space) => new Counts(column, value);

    private sealed class Counts(Func<TFacts, byte[]> column, byte value) : Accumulator<TFacts>, ICounts
    {
        private int[] counts = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(TFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            var codes = column(facts);
            for (var i = 0; i < rows.Length; i++)
            {
                counts[cells[i]] += codes[rows[i]] == value ? 1 : 0;
            }
        }
    }
}

/// <summary>A number of rows, or of distinct things, by cell.</summary>
internal interface ICounts
{
    int Of(int cell);
}
