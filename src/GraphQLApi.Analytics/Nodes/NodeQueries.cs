using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Nodes;

/// <summary>The root fields that find by id: <c>node</c>, <c>nodes</c>, and one for each type that people know keys of.</summary>
internal sealed class NodeQueries
{
    private const int MostIds = 100;

    private readonly AnalyticsTypes types;
    private readonly Dictionary<string, NodeLookup> lookups;

    public NodeQueries(AnalyticsTypes types)
    {
        this.types = types;
        NodeLookup[] all =
        [
            new NodeLookup<SessionRow>(types.Session, (context, id) => Announcements.Cache(context).AnnounceSession(id, FreshnessDirective.Of(context.Request))),
            new NodeLookup<ConversationRow>(types.Conversation, (context, id) => Announcements.Cache(context).AnnounceConversation(id, FreshnessDirective.Of(context.Request))),
            new NodeLookup<QueueRow>(types.Queue), new NodeLookup<AgentRow>(types.Agent),
            new NodeLookup<QueueVisitRow>(types.QueueVisit), new NodeLookup<AgentSegmentRow>(types.AgentSegment),
            new NodeLookup<MissedAssignmentRow>(types.MissedAssignment), new NodeLookup<SyncJobRow>(types.SyncJob, OfWholeCache),
        ];
        lookups = all.ToDictionary(lookup => lookup.TypeName, StringComparer.Ordinal);
    }

    public FieldDefinition Node() => new("node", types.Node)
    {
        Description = "Any object by its global id; null where there is none.",
        Arguments = [new("id", Leaf.Id.NonNull()) { Description = "A global id, as an `id` field answered it." }],
        ResolveObject = async context => (await FindAsync(context, [GlobalId.Parse(context.Arguments.Require<string>("id"), "id")]).ConfigureAwait(false))[0],
    };

    public FieldDefinition Nodes() => new("nodes", types.Node.List())
    {
        Description = "Several objects by their global ids, in the order asked; null in the place of each that does not exist.",
        Arguments = [new("ids", Leaf.Id.NonNull().List().NonNull()) { Description = $"Global ids, at most {MostIds}." }],
        ResolveObject = async context =>
        {
            var ids = context.Arguments.List<string>("ids")!; // non-null in the schema
            return ids.Count > MostIds
                ? throw new GraphQLException($"`ids` holds {ids.Count} ids; at most {MostIds} may be asked for at once.", ErrorCode.BadUserInput)
                : await FindAsync(context, [.. ids.Select((id, number) => GlobalId.Parse(id, $"ids[{number}]"))]).ConfigureAwait(false);
        },
        CostMultiplier = arguments => Math.Clamp(arguments.List<string>("ids")?.Count ?? 1, 1, MostIds),
    };

    /// <summary>One object by the vendor's own key.</summary>
    public FieldDefinition ByKey(string name, string argument, ObjectType type, string description, string argumentDescription) => new(name, type)
    {
        Description = description,
        Arguments = [new(argument, Leaf.String.NonNull()) { Description = argumentDescription }],
        ResolveObject = async context => (await FindAsync(context, [new GlobalId(type.Name, context.Arguments.Require<string>(argument))]).ConfigureAwait(false))[0],
    };

    /// <summary>One object of a given type by global id.</summary>
    public FieldDefinition ById(string name, ObjectType type, string description) => new(name, type)
    {
        Description = description,
        Arguments = [new("id", Leaf.Id.NonNull()) { Description = $"Global id of a `{type.Name}`." }],
        ResolveObject = async context => GlobalId.Parse(context.Arguments.Require<string>("id"), "id") is var id && id.TypeName == type.Name
            ? (await FindAsync(context, [id]).ConfigureAwait(false))[0]
            : null,
    };

    private static Announcement? OfWholeCache(FieldContext context, string key)
    {
        WholeCache.Require(context);
        return null;
    }

    // All needs are announced before the first read, as in every root resolver.
    private async Task<object?[]> FindAsync(FieldContext context, GlobalId[] ids)
    {
        Announcements.Announce(context);
        var needs = Array.ConvertAll(ids, id => lookups.GetValueOrDefault(id.TypeName)?.Announce(context, id.Key));
        var answers = new object?[ids.Length];
        foreach (var group in Enumerable.Range(0, ids.Length).Where(number => lookups.ContainsKey(ids[number].TypeName)).GroupBy(number => ids[number].TypeName, StringComparer.Ordinal))
        {
            var numbers = group.ToArray();
            // One id fails with its fetch; of several, those that could not be fetched are null.
            var need = numbers.Length == 1 ? needs[numbers[0]] : null;
            var found = await lookups[group.Key].ReadAsync(context, need, [.. numbers.Select(number => ids[number])]).ConfigureAwait(false);
            for (var i = 0; i < numbers.Length; i++)
            {
                answers[numbers[i]] = found[i];
            }
        }

        return answers;
    }
}
