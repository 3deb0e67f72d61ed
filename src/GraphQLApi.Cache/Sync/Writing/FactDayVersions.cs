using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>Counts the days that new rows fall into: in the transaction of the rows, so that no snapshot sees one without the other.</summary>
internal sealed class FactDayVersions(StatementSet statements)
{
    private readonly Statement count = statements.Add(
        "INSERT INTO \"FactDays\" (\"Population\", \"Day\", \"Version\") VALUES (?1, ?2, 1) ON CONFLICT (\"Population\", \"Day\") DO UPDATE SET \"Version\" = \"Version\" + 1");

    private readonly HashSet<(FactPopulation Population, int Day)> days = [];

    public void CountInserts(IEnumerable<SessionRow> sessions)
    {
        foreach (var session in sessions)
        {
            Add(FactPopulation.Sessions, session.StartTime);
            session.Conversations.ForEach(Add);
        }

        foreach (var (population, day) in days)
        {
            count.Execute((int)population, day);
        }

        days.Clear();
    }

    private void Add(ConversationRow conversation)
    {
        Add(FactPopulation.Conversations, conversation.StartTime);
        conversation.QueueVisits.ForEach(visit => Add(FactPopulation.QueueVisits, visit.EnterTime));
        conversation.AgentSegments.ForEach(segment => Add(FactPopulation.AgentSegments, segment.Time));
        conversation.MissedAssignments.ForEach(miss => Add(FactPopulation.MissedAssignments, miss.AssignedTime));
    }

    private void Add(FactPopulation population, DateTime? time)
    {
        if (time is { } known)
        {
            days.Add((population, (known.Date - DateTime.UnixEpoch).Days));
        }
    }
}
