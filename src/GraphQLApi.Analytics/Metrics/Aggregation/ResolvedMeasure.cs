using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>Finished conversations that have a disposition, by its exact spelling, as <c>dispositions: { some: { eq } }</c> finds them.</summary>
internal sealed class ResolvedMeasure(string disposition) : Measure<ConversationFacts>($"disposition {disposition}", FactColumns.Dispositions)
{
    protected override Accumulator<ConversationFacts> Start(CellSpace space) => new Counts(disposition, space.Facts.Dispositions);

    private sealed class Counts(string disposition, FactDictionary dispositions) : Accumulator<ConversationFacts>, ICounts
    {
        private int[] counts = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(ConversationFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            // Asked anew for every segment: the disposition may be met for the first time while days are read.
            var code = dispositions.Find(disposition);
            for (var i = 0; i < rows.Length; i++)
            {
                if (facts.Outcome[rows[i]] != (byte)Outcome.InProgress && facts.Dispositions[rows[i]].Contains(code))
                {
                    counts[cells[i]]++;
                }
            }
        }
    }
}
