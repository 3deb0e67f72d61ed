using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Nodes;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Status;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Mutations;

/// <summary>What a refresh left: the conversation's id, for its row is read with the columns that are selected.</summary>
internal sealed record RefreshConversationPayload(string? ConversationId, IReadOnlyList<UserError>? Errors = null) : MutationPayload(Errors)
{
    public override string? Subject => ConversationId;
}

/// <summary><c>refreshConversation</c>: the detail and the session's minute, asked anew.</summary>
internal static class ConversationMutations
{
    // Two calls to the vendor, its detail's and its session's (SEMANTICS §6.2).
    private const int Cost = 20;

    private const string Key = "conversationId";

    public static FieldDefinition Refresh(AnalyticsTypes types) => MutationField.Define(
        "refreshConversation",
        "Asks the vendor anew for one conversation, its detail and its session, settled or not. Subscribers hear of what changed.",
        () => [new(Key, Leaf.String.NonNull()) { Description = "The vendor's conversation id, `c-…`." }],
        Conversation(types),
        RunAsync);

    private static async Task<RefreshConversationPayload> RunAsync(ResolveContext context, IReadOnlyDictionary<string, object?> input)
    {
        var id = (string)input[Key]!; // non-null in the schema
        var cache = Announcements.Cache(context);
        if (await cache.RefreshConversationAsync(id, context.CancellationToken).ConfigureAwait(false) is { } failure)
        {
            return new(null, [MutationField.Error(failure.Code, failure.Message, Key)]);
        }

        return await cache.HasConversationAsync(id, context.CancellationToken).ConfigureAwait(false)
            ? new(id)
            : new(null, [MutationField.Error(AnalyticsErrorCode.UnknownConversation, "Neither the cache nor the vendor knows this conversation.", Key)]);
    }

    private static FieldDefinition Conversation(AnalyticsTypes types)
    {
        var lookup = new NodeLookup<ConversationRow>(types.Conversation);
        return new("conversation", types.Conversation.ObjectType)
        {
            Description = "The conversation as it is now; null where `errors` says why.",
            ResolveObject = async context =>
            {
                Announcements.Announce(context);
                return ((RefreshConversationPayload)context.Source).ConversationId is { } id
                    ? (await lookup.ReadAsync(context, null, [new GlobalId(lookup.TypeName, id)]).ConfigureAwait(false))[0]
                    : null;
            },
            Cost = Cost,
        };
    }
}
