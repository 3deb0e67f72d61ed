using System.Buffers;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Every duration of the rows, for percentiles and histograms, which are exact and never sketched. Rows without the duration are left out.</summary>
internal sealed class ValuesMeasure<TFacts>(string name, RowValue<TFacts> value, FactColumns columns = FactColumns.None) : Measure<TFacts>(name, columns)
    where TFacts : FactSegment
{
    protected override Accumulator<TFacts> Start(CellSpace space) => new Collected(value);

    private sealed class Collected(RowValue<TFacts> value) : Accumulator<TFacts>, IValues
    {
        private const int FirstSize = 1024;

        private long[] values = ArrayPool<long>.Shared.Rent(FirstSize);
        private int[] places = ArrayPool<int>.Shared.Rent(FirstSize);
        private int count;
        private int[] ends = [];
        private double[] seconds = [];

        public ReadOnlySpan<double> Of(int cell) => seconds.AsSpan(Start(cell)..ends[cell]);

        public override void Grow(int cells) => CellArrays.Grow(ref ends, cells);

        public override void Add(TFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            Reserve(ref values, count + rows.Length);
            Reserve(ref places, count + rows.Length);
            // Read to behind the values that are there, then moved together.
            var read = values.AsSpan(count, rows.Length);
            value(facts, rows, read);
            for (var i = 0; i < rows.Length; i++)
            {
                if (read[i] != RowValues.None)
                {
                    values[count] = read[i];
                    places[count++] = cells[i];
                    ends[cells[i]]++;
                }
            }
        }

        // Sorted all at once, then spread to their cells in that order: every cell is sorted then.
        protected override void Complete()
        {
            var next = new int[ends.Length];
            var end = 0;
            for (var cell = 0; cell < ends.Length; cell++)
            {
                next[cell] = end;
                end += ends[cell];
                ends[cell] = end;
            }

            CellValues.Sort(ref values, ref places, count);
            var sorted = ArrayPool<long>.Shared.Rent(count);
            for (var i = 0; i < count; i++)
            {
                sorted[next[places[i]]++] = values[i];
            }

            seconds = new double[count];
            for (var i = 0; i < count; i++)
            {
                seconds[i] = Durations.Seconds(sorted[i]);
            }

            ArrayPool<long>.Shared.Return(sorted);
            ArrayPool<long>.Shared.Return(values);
            ArrayPool<int>.Shared.Return(places);
            (values, places) = ([], []);
        }

        private void Reserve<T>(ref T[] array, int size)
        {
            if (array.Length < size)
            {
                var larger = ArrayPool<T>.Shared.Rent(Math.Max(size, array.Length * 2));
                array.AsSpan(0, count).CopyTo(larger);
                ArrayPool<T>.Shared.Return(array);
                array = larger;
            }
        }

        private int Start(int cell) => cell == 0 ? 0 : ends[cell - 1];
    }
}

/// <summary>The durations of a cell in seconds, ascending; known after the last row.</summary>
internal interface IValues
{
    ReadOnlySpan<double> Of(int cell);
}
