using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Finished conversations that have a disposition, whose spelling is compared as statuses are: blind to case (SEMANTICS §3).</summary>
internal sealed class ResolvedMeasure(string disposition) : Measure<ConversationFacts>($"disposition {disposition}", FactColumns.Dispositions)
{
    protected override Accumulator<ConversationFacts> Start(CellSpace space) => new Counts(disposition, space.Facts.Dispositions);

    private sealed class Counts(string disposition, FactDictionary dispositions) : Accumulator<ConversationFacts>, ICounts
    {
        private readonly HashSet<int> codes = [];
        private int known = 1;
        private int[] counts = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(ConversationFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            for (; known < dispositions.Count; known++)
            {
                if (disposition.Equals(dispositions[known], StringComparison.OrdinalIgnoreCase))
                {
                    codes.Add(known);
                }
            }

            for (var i = 0; i < rows.Length; i++)
            {
                if (facts.Outcome[rows[i]] != (byte)Outcome.InProgress && IsResolved(facts.Dispositions[rows[i]]))
                {
                    counts[cells[i]]++;
                }
            }
        }

        private bool IsResolved(ReadOnlySpan<int> row)
        {
            foreach (var code in row)
            {
                if (codes.Contains(code))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
