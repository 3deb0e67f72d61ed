using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Details;

/// <summary><c>Conversation.detail</c> and <c>detailState</c>: read through the single-conversation endpoint, once a request for both.</summary>
internal static class DetailFields
{
    public const string DetailDescription = "What only the single-conversation endpoint tells. Read through and cached; null where `detailState` says why.";
    public const string StateDescription = "Why `detail` is null, if it is.";

    // A call to the vendor where it is not cached (SEMANTICS §6.2).
    private const int Cost = 20;

    public static FieldDefinition Detail(AnalyticsTypes types) => new("detail", types.ConversationDetail)
    {
        Description = DetailDescription,
        ResolveBatch = context => ResolveAsync(context, result => Read(result, Caller.Of(context.Request).Visibility)),
        Cost = Cost,
        Tag = new FieldTag(RowColumns<ConversationRow>.Of(row => row.ConversationId)),
    };

    public static FieldDefinition State() => new("detailState", Vocabularies.DetailState.NonNull())
    {
        Description = StateDescription,
        ResolveBatch = context => ResolveAsync(context, result => result.State),
        Tag = new FieldTag(RowColumns<ConversationRow>.Of(row => row.ConversationId)),
    };

    // A failure fails this conversation's field alone.
    private static object? Read(DetailResult result, Visibility visibility) =>
        result is { State: DetailState.Failed, Failure: { } failure } ? Announcements.Error(failure) : result.Detail?.SeenBy(visibility);

    private static async ValueTask<IReadOnlyList<object?>> ResolveAsync(BatchResolveContext context, Func<DetailResult, object?> read)
    {
        var ids = context.Sources.Select(source => ((ConversationRow)source).ConversationId).ToArray();
        var requested = (DetailRequests)context.Request.Items.GetOrAdd(typeof(DetailRequests), _ => new DetailRequests())!; // the factory never answers null
        var results = await requested.GetAsync(context, ids).ConfigureAwait(false);
        return [.. results.Select(read)];
    }
}
