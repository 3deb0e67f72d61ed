using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>Inserts a session with all that hangs on it, parents first and segments before the visits they answered.</summary>
internal sealed class SessionInserts(StatementSet statements)
{
    private static readonly IModel Model = BuildModel();

    private readonly TableInsert<SessionRow> sessions = new(statements, Model);
    private readonly TableInsert<SessionTagRow> sessionTags = new(statements, Model);
    private readonly TableInsert<SessionSkillRow> sessionSkills = new(statements, Model);
    private readonly TableInsert<SessionIntentRow> sessionIntents = new(statements, Model);
    private readonly TableInsert<RawRecordRow> rawRecords = new(statements, Model);
    private readonly TableInsert<ConversationRow> conversations = new(statements, Model);
    private readonly TableInsert<ConversationTagRow> conversationTags = new(statements, Model);
    private readonly TableInsert<ConversationSkillRow> conversationSkills = new(statements, Model);
    private readonly TableInsert<ConversationDispositionRow> dispositions = new(statements, Model);
    private readonly TableInsert<AgentSegmentRow> segments = new(statements, Model);
    private readonly TableInsert<ConsultationRow> consultations = new(statements, Model);
    private readonly TableInsert<JoinedUserRow> joinedUsers = new(statements, Model);
    private readonly TableInsert<QueueVisitRow> visits = new(statements, Model);
    private readonly TableInsert<MissedAssignmentRow> misses = new(statements, Model);

    public void Insert(MappedSession mapped)
    {
        sessions.Execute(mapped.Session);
        sessionTags.Execute(mapped.Session.Tags);
        sessionSkills.Execute(mapped.Session.Skills);
        sessionIntents.Execute(mapped.Session.Intents);
        rawRecords.Execute(mapped.Records);
        foreach (var conversation in mapped.Session.Conversations)
        {
            Insert(conversation);
        }
    }

    public void InsertIntents(SessionRow session) => sessionIntents.Execute(session.Intents);

    private void Insert(ConversationRow conversation)
    {
        conversations.Execute(conversation);
        conversationTags.Execute(conversation.Tags);
        conversationSkills.Execute(conversation.Skills);
        dispositions.Execute(conversation.Dispositions);
        foreach (var segment in conversation.AgentSegments)
        {
            segments.Execute(segment);
            consultations.Execute(segment.Consultations);
            joinedUsers.Execute(segment.JoinedUsers);
        }

        visits.Execute(conversation.QueueVisits);
        misses.Execute(conversation.MissedAssignments);
    }

    private static IModel BuildModel()
    {
        using var context = new CacheDbContext(ContextOptions.WithoutDatabase());
        return context.Model;
    }
}
