using GraphQLApi.Analytics.Metrics.Catalogue;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Visits that left in one way and waited no longer than the threshold of their own queue.</summary>
internal sealed class ThresholdMeasure(string name, QueueExitReason reason, ServiceLevelThresholds thresholds) : Measure<QueueVisitFacts>(name, FactColumns.None)
{
    protected override Accumulator<QueueVisitFacts> Start(CellSpace space) => new Counts(reason, thresholds, space.Facts.Queues);

    private sealed class Counts(QueueExitReason reason, ServiceLevelThresholds thresholds, FactDictionary queues) : Accumulator<QueueVisitFacts>, ICounts
    {
        private int[] counts = [];
        private double[] limits = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(QueueVisitFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            Learn(queues.Count);
            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i];
                if (facts.ExitReason[row] == (byte)reason && facts.Wait.TryGet(row, out var wait) && wait <= limits[facts.Queue[row]])
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
                limits[code] = thresholds.Of(queues[code]) * Durations.MillisecondsInSecond;
            }

            Array.Resize(ref limits, count);
        }
    }
}
