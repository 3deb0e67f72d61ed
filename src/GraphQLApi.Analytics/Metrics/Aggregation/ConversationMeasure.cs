using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Aggregation;

/// <summary>How many different conversations the rows that fulfil a test belong to.</summary>
internal sealed class ConversationMeasure<TFacts>(string name, RowTest<TFacts>? test = null) : Measure<TFacts>(name, FactColumns.Conversation)
    where TFacts : FactSegment
{
    protected override Accumulator<TFacts> Start(CellSpace space) => new Conversations(test);

    private sealed class Conversations(RowTest<TFacts>? test) : Accumulator<TFacts>, ICounts
    {
        private readonly HashSet<long> seen = [];
        private int[] counts = [];

        public int Of(int cell) => counts[cell];

        public override void Grow(int cells) => CellArrays.Grow(ref counts, cells);

        public override void Add(TFacts facts, ReadOnlySpan<int> rows, ReadOnlySpan<int> cells)
        {
            var conversations = facts.Conversation;
            var holds = test?.Invoke(facts);
            for (var i = 0; i < rows.Length; i++)
            {
                if ((holds is null || holds(rows[i])) && seen.Add(((long)cells[i] << 32) | (uint)conversations[rows[i]]))
                {
                    counts[cells[i]]++;
                }
            }
        }
    }
}
