using GraphQLApi.Analytics.Metrics.Statistics;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>
/// How many visits of a group wait at once, by sweep over each bucket (SEMANTICS §4.7). A visit counts in every bucket it waits in, also in
/// those after the one it entered in, and where it entered before the range.
/// </summary>
internal sealed class WaitingMeasure(string name) : Measure<QueueVisitFacts>(name, FactColumns.None)
{
    protected override Accumulator<QueueVisitFacts> Start(CellSpace space) => new Depths(space);

    private sealed class Depths(CellSpace space) : Accumulator<QueueVisitFacts>, IDepths
    {
        private readonly List<(int Group, long Enter, long Exit)> visits = [];
        private WaitingSweep.Depth[] depths = [];

        public override bool TakesEarlierRows => true;

        public WaitingSweep.Depth Of(int cell) => depths[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref depths, cells);

        public override void Add(QueueVisitFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i];
                var enter = facts.Time[row];
                if (facts.Exit.TryGet(row, out var stay))
                {
                    visits.Add((cells[i] / space.Buckets, enter, enter + stay));
                }
                else if (facts.ExitReason[row] == (byte)QueueExitReason.Waiting)
                {
                    visits.Add((cells[i] / space.Buckets, enter, space.Now));
                }
            }
        }

        protected override void Complete()
        {
            var boundaries = new long[space.Buckets + 1];
            for (var i = 0; i < space.Buckets; i++)
            {
                boundaries[i] = space.Begin(i);
                boundaries[i + 1] = Math.Max(boundaries[i], space.End(i));
            }

            visits.Sort();
            var all = visits.ToArray();
            var empty = WaitingSweep.Over([], boundaries);
            for (var cell = 0; cell < depths.Length; cell++)
            {
                depths[cell] = empty[cell % space.Buckets];
            }

            for (var start = 0; start < all.Length;)
            {
                var group = all[start].Group;
                var end = start;
                while (end < all.Length && all[end].Group == group)
                {
                    end++;
                }

                var stays = Array.ConvertAll(all[start..end], visit => (visit.Enter, visit.Exit));
                WaitingSweep.Over(stays, boundaries).CopyTo(depths, group * space.Buckets);
                start = end;
            }
        }
    }
}

/// <summary>The queue's depth, by cell; known after the last row.</summary>
internal interface IDepths
{
    WaitingSweep.Depth Of(int cell);
}
