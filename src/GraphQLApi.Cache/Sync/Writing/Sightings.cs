using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>Queues and agents seen in one write, each once: earliest and latest time, and the name of the latest record that gives one (SEMANTICS §2.3).</summary>
internal sealed class Sightings
{
    private readonly Dictionary<string, QueueRow> queues = new(StringComparer.Ordinal);

    private readonly Dictionary<string, AgentRow> agents = new(StringComparer.Ordinal);

    private readonly HashSet<(string QueueId, string AgentId)> answers = [];

    public IEnumerable<QueueRow> Queues => queues.Values;

    public IEnumerable<AgentRow> Agents => agents.Values;

    /// <summary>Who accepted a contact of which queue.</summary>
    public IEnumerable<(string QueueId, string AgentId)> Answers => answers;

    public void Add(ConversationRow conversation)
    {
        foreach (var visit in conversation.QueueVisits)
        {
            Add(visit.Queue);
        }

        foreach (var miss in conversation.MissedAssignments)
        {
            Add(miss.Agent);
        }

        foreach (var segment in conversation.AgentSegments)
        {
            Add(segment.Agent);
            segment.Consultations.ForEach(consultation => Add(consultation.Agent));
            segment.JoinedUsers.ForEach(joined => Add(joined.Agent));
            if (segment is { QueueId: { } queueId, AcceptedTime: not null })
            {
                answers.Add((queueId, segment.AgentId));
            }
        }
    }

    private void Add(QueueRow seen)
    {
        if (!queues.TryGetValue(seen.QueueId, out var known))
        {
            queues.Add(seen.QueueId, seen);
            return;
        }

        known.FirstSeenAt = seen.FirstSeenAt < known.FirstSeenAt ? seen.FirstSeenAt : known.FirstSeenAt;
        known.LastSeenAt = seen.LastSeenAt > known.LastSeenAt ? seen.LastSeenAt : known.LastSeenAt;
        if (Compare((seen.NameSeenAt, seen.Name, null), (known.NameSeenAt, known.Name, null)) > 0)
        {
            (known.NameSeenAt, known.Name) = (seen.NameSeenAt, seen.Name);
        }
    }

    private void Add(AgentRow? seen)
    {
        if (seen is null)
        {
            return;
        }

        if (!agents.TryGetValue(seen.AgentId, out var known))
        {
            agents.Add(seen.AgentId, seen);
            return;
        }

        known.FirstSeenAt = seen.FirstSeenAt < known.FirstSeenAt ? seen.FirstSeenAt : known.FirstSeenAt;
        known.LastSeenAt = seen.LastSeenAt > known.LastSeenAt ? seen.LastSeenAt : known.LastSeenAt;
        if (Compare((seen.NameSeenAt, seen.Name, seen.Email), (known.NameSeenAt, known.Name, known.Email)) > 0)
        {
            (known.NameSeenAt, known.Name, known.Email) = (seen.NameSeenAt, seen.Name, seen.Email);
        }
    }

    // At one and the same time the greater text, so that the order of arrival never matters; the statements of SightingStatements do the same.
    private static int Compare((DateTime? At, string? Name, string? Email) seen, (DateTime? At, string? Name, string? Email) known)
    {
        var byTime = Nullable.Compare(seen.At, known.At);
        var byName = byTime != 0 ? byTime : string.CompareOrdinal(seen.Name ?? "", known.Name ?? "");
        return byName != 0 ? byName : string.CompareOrdinal(seen.Email ?? "", known.Email ?? "");
    }
}
