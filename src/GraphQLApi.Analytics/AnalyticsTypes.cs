using GraphQLApi.Analytics.Agents;
using GraphQLApi.Analytics.Conversations;
using GraphQLApi.Analytics.Details;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Analytics.Paging;
using GraphQLApi.Analytics.Queues;
using GraphQLApi.Analytics.Realtime;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Sessions;
using GraphQLApi.Analytics.Status;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics;

/// <summary>The types of one schema. They refer to each other, so each is made when it is first asked for.</summary>
internal sealed class AnalyticsTypes(AnalyticsOptions options, MetricsOptions? metrics = null)
{
    public RowType<SessionRow> Session => field ??= new SessionType(this).Create();

    public RowType<ConversationRow> Conversation => field ??= new ConversationType(this).Create();

    public RowType<QueueRow> Queue => field ??= new QueueType(this).Create();

    public RowType<AgentRow> Agent => field ??= new AgentType(this).Create();

    public RowType<QueueVisitRow> QueueVisit => field ??= new QueueVisitType(this).Create();

    public RowType<AgentSegmentRow> AgentSegment => field ??= new AgentSegmentType(this).Create();

    public RowType<MissedAssignmentRow> MissedAssignment => field ??= new MissedAssignmentType(this).Create();

    public RowType<ConsultationRow> Consultation => field ??= new ConsultationType(this).Create();

    public RowType<JoinedUserRow> JoinedUser => field ??= new JoinedUserType(this).Create();

    public RowType<SyncJobRow> SyncJob => field ??= SyncJobType.Create(this);

    public ObjectType ConversationDetail => field ??= new ConversationDetailType(this).Create();

    public DetailPartTypes DetailParts => field ??= new DetailPartTypes(this);

    public RealtimeTypes Realtime => field ??= new RealtimeTypes(this);

    public ConnectionField<SessionRow> Sessions => field ??= Connection("Sessions", Session);

    public ConnectionField<ConversationRow> Conversations => field ??= Connection("Conversations", Conversation);

    public ConnectionField<QueueVisitRow> QueueVisits => field ??= Connection("QueueVisits", QueueVisit);

    public ConnectionField<AgentSegmentRow> AgentSegments => field ??= Connection("AgentSegments", AgentSegment);

    public ConnectionField<MissedAssignmentRow> MissedAssignments => field ??= Connection("MissedAssignments", MissedAssignment);

    public ConnectionField<QueueRow> Queues => field ??= Connection("Queues", Queue);

    public ConnectionField<AgentRow> Agents => field ??= Connection("Agents", Agent);

    public ConnectionField<SyncJobRow> SyncJobs => field ??= Connection("SyncJobs", SyncJob, hasArguments: false);

    public MetricFields Metrics => field ??= new(this, options, metrics ?? new MetricsOptions());

    public InterfaceType Node { get; } = new(
        "Node", "An object that can be asked for again by its global id.",
        () => [new("id", Leaf.Id.NonNull()) { Description = "Global id: base64 of type and key. Opaque; `node` takes it." }]);

    /// <summary>What a conversation visited: a queue or an agent.</summary>
    public InterfaceType Destination => field ??= new(
        "Destination", "One top-level element of a conversation: a queue visit, or an agent segment that stands on its own (vendor: `destinations[]`).",
        () =>
        [
            new("ordinal", Leaf.Int.NonNull()) { Description = "Place among its conversation's destinations, from 0." },
            new("conversation", Conversation.ObjectType.NonNull()) { Description = "The conversation whose way through queues and agents it is part of." },
        ]);

    private ConnectionField<TRow> Connection<TRow>(string plural, RowType<TRow> type, bool hasArguments = true)
        where TRow : class, new() =>
        new(type, ConnectionTypes.Create(plural, () => type.ObjectType, type.Time is not null), options, hasArguments);
}
