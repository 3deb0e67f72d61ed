using System.Linq.Expressions;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Facts;

/// <summary>The <c>where</c> of a metrics field as a filter on facts: the same input, bound by the same tables as that of the connection.</summary>
internal sealed class FactFilters(AnalyticsTypes types, FactDictionaries dictionaries, CompiledQueries queries)
{
    // What a segment's filter says of an offer that was never taken (SEMANTICS §4.5); conditions on anything else do not narrow misses.
    private static readonly string[] MeantForMisses = ["agent", "queue", "conversation", "assignedTime"];

    private readonly FactFields fields = FactFields.Of(dictionaries);
    private readonly Lazy<FilterSet> misses = new(() => new FilterSet(types.AgentSegment.Fields
        .Where(field => field.Filter is not null)
        .ToDictionary(
            field => field.Name,
            field => MeantForMisses.Contains(field.Name) ? types.MissedAssignment.Fields.First(own => own.Name == field.Name).Filter!.Value.Meaning : new Unfiltered(),
            StringComparer.Ordinal)));

    public FactFilter<SessionFacts>? Sessions(IReadOnlyDictionary<string, object?>? where) =>
        Of(types.Session, types.Session.Filters, fields.Sessions, (SessionRow row) => row.StartTime, where);

    public FactFilter<ConversationFacts>? Conversations(IReadOnlyDictionary<string, object?>? where) =>
        Of(types.Conversation, types.Conversation.Filters, fields.Conversations, (ConversationRow row) => row.StartTime, where);

    public FactFilter<QueueVisitFacts>? QueueVisits(IReadOnlyDictionary<string, object?>? where) =>
        Of(types.QueueVisit, types.QueueVisit.Filters, fields.QueueVisits, (QueueVisitRow row) => row.EnterTime, where);

    public FactFilter<AgentSegmentFacts>? AgentSegments(IReadOnlyDictionary<string, object?>? where) =>
        Of(types.AgentSegment, types.AgentSegment.Filters, fields.AgentSegments, (AgentSegmentRow row) => row.Time, where);

    /// <summary>From the filter of agent segments.</summary>
    public FactFilter<MissedAssignmentFacts>? MissedAssignments(IReadOnlyDictionary<string, object?>? where) =>
        Of(types.MissedAssignment, misses.Value, fields.MissedAssignments, (MissedAssignmentRow row) => row.AssignedTime, where);

    /// <summary>The parts of a filter that all have to hold, each tried in memory if it can be; <paramref name="tests"/> null asks everything in SQL.</summary>
    internal FactFilter<TFacts>? Of<TRow, TFacts, TTime>(
        RowType<TRow> type, FilterSet filters, IReadOnlyDictionary<string, FactField<TFacts>>? tests, Expression<Func<TRow, TTime>> time, IReadOnlyDictionary<string, object?>? where)
        where TRow : class, new()
        where TFacts : FactSegment
    {
        var parameters = new QueryParameters();
        var filter = FilterCompiler.Bind(filters, where, parameters);
        var compiler = new FactTests<TFacts>(tests ?? new Dictionary<string, FactField<TFacts>>(), parameters.Values);
        FactMask<TFacts>? inMemory = null;
        var left = new List<FilterNode>();
        foreach (var part in filter.Root is AllOf all ? all.Parts : [filter.Root])
        {
            if (compiler.Of(part) is { } test)
            {
                inMemory += (facts, start, end, selected) => Clear(test, facts, start, end, selected);
            }
            else
            {
                left.Add(part);
            }
        }

        var inDatabase = left.Count == 0 ? null : new FactQuestion<TRow>(type, time, new AllOf(left), filter.Shape + (tests is null ? " whole" : ""), parameters, queries);
        return inMemory is null && inDatabase is null ? null : new FactFilter<TFacts>(compiler.Columns, inMemory, inDatabase is null ? null : inDatabase.AskAsync);
    }

    private static void Clear<TFacts>(FactTest<TFacts> test, TFacts facts, int start, int end, bool[] selected)
    {
        var holds = new bool[end - start];
        test(facts, start, end, holds);
        for (var i = 0; i < holds.Length; i++)
        {
            selected[start + i] &= holds[i];
        }
    }

    private sealed class Unfiltered : FilterField
    {
        public override FilterNode Bind(FilterBinding binding, IReadOnlyDictionary<string, object?> value) => FilterNode.True;
    }
}
