using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Derivation;

/// <summary>
/// Queues and agents as one record names them at one time. <c>NameSeenAt</c> stays empty where it names nothing, so that a nameless sighting
/// (trap T37) never renames; times that the record does not give are the conversation's start, filled in afterwards.
/// </summary>
internal static class Sighting
{
    public static QueueRow Queue(string queueId, string? name, DateTime? time) => new()
    {
        QueueId = queueId,
        Name = name,
        FirstSeenAt = time ?? default,
        LastSeenAt = time ?? default,
        NameSeenAt = name is null ? null : time ?? default(DateTime),
    };

    public static AgentRow Agent(string agentId, string? name, string? email, DateTime? time)
    {
        var trimmedName = VendorText.Scalar(name);
        var trimmedEmail = VendorText.Scalar(email);
        return new AgentRow
        {
            AgentId = agentId,
            Name = trimmedName,
            Email = trimmedEmail,
            FirstSeenAt = time ?? default,
            LastSeenAt = time ?? default,
            NameSeenAt = trimmedName is null && trimmedEmail is null ? null : time ?? default(DateTime),
        };
    }

    public static void At(QueueRow queue, DateTime start)
    {
        queue.FirstSeenAt = Time(queue.FirstSeenAt, start);
        queue.LastSeenAt = Time(queue.LastSeenAt, start);
        queue.NameSeenAt = queue.NameSeenAt is { } seen ? Time(seen, start) : null;
    }

    public static void At(AgentRow? agent, DateTime start)
    {
        if (agent is null)
        {
            return;
        }

        agent.FirstSeenAt = Time(agent.FirstSeenAt, start);
        agent.LastSeenAt = Time(agent.LastSeenAt, start);
        agent.NameSeenAt = agent.NameSeenAt is { } seen ? Time(seen, start) : null;
    }

    private static DateTime Time(DateTime seen, DateTime start) => seen == default ? start : seen;
}
