using GraphQLApi.Analytics.Children;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Conversations;

/// <summary><c>Conversation.destinations</c>: visits and bare segments in one list, one statement each.</summary>
internal static class Destinations
{
    public const string Description = "The top-level elements in order: queue visits, and agent segments that stand on their own (vendor: `destinations`).";

    private static readonly RowLink<ConversationRow> Conversation = new(row => row.ConversationId);
    private static readonly ChildRows<QueueVisitRow> Visits = new(new(row => row.ConversationId), []);
    private static readonly ChildRows<AgentSegmentRow> Segments = new(new(row => row.ConversationId), [], row => !row.IsInQueueVisit, "destinations");

    public static FieldDefinition Define(AnalyticsTypes types) => new("destinations", types.Destination.NonNull().List())
    {
        Description = Description,
        ResolveBatch = context => ResolveAsync(context, types),
        Tag = new FieldTag(Conversation.Columns),
    };

    private static async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context, AnalyticsTypes types)
    {
        var keys = context.Sources.Select(source => Conversation.Read((ConversationRow)source)!.Value).ToArray(); // the key is always there
        var texts = keys.Select(key => key.Text).Distinct(StringComparer.Ordinal).ToArray();
        var visits = await ChildReader.ReadAsync(
            context, Visits, texts,
            SelectedColumns.Of(context.Selection.Select(types.QueueVisit.ObjectType)) | RowColumns<QueueVisitRow>.Of(row => row.Ordinal)).ConfigureAwait(false);
        var segments = await ChildReader.ReadAsync(
            context, Segments, texts,
            SelectedColumns.Of(context.Selection.Select(types.AgentSegment.ObjectType)) | RowColumns<AgentSegmentRow>.Of(row => row.Ordinal)).ConfigureAwait(false);
        return Array.ConvertAll<RowKey, object?>(keys, key =>
            visits[key].Select(row => (row.Ordinal, Row: (object)row)).Concat(segments[key].Select(row => (row.Ordinal, Row: (object)row)))
                .OrderBy(entry => entry.Ordinal).Select(entry => entry.Row).ToArray());
    }
}
