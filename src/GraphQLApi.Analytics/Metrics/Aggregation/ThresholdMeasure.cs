using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Visits that left in one way and waited no longer than a limit.</summary>
/// <param name="name">See <see cref="Measure"/>.</param>
/// <param name="reason">How they left.</param>
/// <param name="limit">By queue id, in milliseconds.</param>
internal sealed class ThresholdMeasure(string name, QueueExitReason reason, Func<string?, double> limit) : Measure<QueueVisitFacts>(name, FactColumns.None)
{
    protected override Accumulator<QueueVisitFacts> Start(CellSpace space) => new Counts(reason, limit, space.Facts.Queues);

    private sealed class Counts(QueueExitReason reason, Func<string?, double> limit, FactDictionary queues) : Accumulator<QueueVisitFacts>, ICounts
    {
        private int[] counts = [];
        private double[] limits = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(QueueVisitFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            Learn(queues.Count);
            var (reasons, codes, waits) = (facts.ExitReason, facts.Queue, facts.Wait);
            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i];
                if (reasons[row] == (byte)reason && waits.TryGet(row, out var wait) && wait <= limits[codes[row]])
                {
                    counts[cells[i]]++;
                }
            }
        }

        // A segment's queues are numbered by the time it is handed out.
        private void Learn(int count)
        {
            var known = limits.Length;
            CellArrays.Grow(ref limits, count);
            for (var code = known; code < count; code++)
            {
                limits[code] = limit(queues[code]);
            }

            Array.Resize(ref limits, count);
        }
    }
}
