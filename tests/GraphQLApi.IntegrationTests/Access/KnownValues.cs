using System.Globalization;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>What occurs in the whole database: visible to a limited caller or not, and a few things that do not exist.</summary>
/// <param name="From">Begin of the data.</param>
/// <param name="To">End of the data.</param>
/// <param name="GlobalIds">Of every type.</param>
/// <param name="Queues">Vendor's ids.</param>
/// <param name="Agents">Vendor's ids.</param>
/// <param name="Sessions">Vendor's ids.</param>
/// <param name="Conversations">Vendor's ids.</param>
/// <param name="Words">Names, channels, statuses.</param>
internal sealed record KnownValues(
    string From, string To, IReadOnlyList<string> GlobalIds, IReadOnlyList<string> Queues, IReadOnlyList<string> Agents, IReadOnlyList<string> Sessions,
    IReadOnlyList<string> Conversations, IReadOnlyList<string> Words)
{
    private const string Everything =
        """
        {
          sessions(first: 300) { nodes { id sessionId channel finalStatus sessionTags { name value } } pageInfo { endCursor } }
          conversations(first: 300) { nodes { id conversationId dispositions } pageInfo { endCursor } }
          queueVisits(first: 300) { nodes { id } pageInfo { endCursor } }
          agentSegments(first: 300) { nodes { id } pageInfo { endCursor } }
          missedAssignments(first: 100) { nodes { id } pageInfo { endCursor } }
          queues { nodes { id queueId name } pageInfo { endCursor } }
          agents { nodes { id agentId name } pageInfo { endCursor } }
        }
        """;

    /// <summary>Cursors of pages of the whole database, in the default orders.</summary>
    public required IReadOnlyList<string> Cursors { get; init; }

    public static async Task<KnownValues> ReadAsync(TestServer server, string from, string to)
    {
        var answer = await server.AskAsync(Everything);
        string[] connections = ["sessions", "conversations", "queueVisits", "agentSegments", "missedAssignments", "queues", "agents"];
        var unknown = Convert.ToBase64String("Conversation:c-unknown"u8);
        return new(
            from, to,
            [.. connections.SelectMany(connection => Texts(answer, connection, "id")), unknown],
            [.. Texts(answer, "queues", "queueId"), "qu-unknown"], [.. Texts(answer, "agents", "agentId"), "u-unknown"],
            [.. Texts(answer, "sessions", "sessionId"), "s-unknown"], [.. Texts(answer, "conversations", "conversationId"), "c-unknown"],
            [
                .. Texts(answer, "sessions", "channel").Concat(Texts(answer, "sessions", "finalStatus")).Concat(Texts(answer, "queues", "name")).Concat(Texts(answer, "agents", "name"))
                    .Concat(answer.List("conversations.nodes").SelectMany(node => node.GetProperty("dispositions").EnumerateArray()).Select(one => one.GetString()!))
                    .Concat(answer.List("sessions.nodes").SelectMany(node => node.GetProperty("sessionTags").EnumerateArray()).Select(tag => tag.GetProperty("name").GetString()!))
                    .Distinct(StringComparer.Ordinal),
                "a", "st-",
            ])
        {
            Cursors = [.. connections.Select(connection => answer.At($"{connection}.pageInfo.endCursor")!), "nonsense"],
        };
    }

    /// <summary>Texts that an argument or field of a name may be compared with.</summary>
    public IReadOnlyList<string> Texts(string name) => name switch
    {
        "queueId" => Queues,
        "agentId" => Agents,
        "sessionId" => Sessions,
        "conversationId" => Conversations,
        "botId" => Bots,
        _ => Words,
    };

    public static IReadOnlyList<string> Bots { get; } =
        ["st-00000000-0000-5000-8000-000000000001", "st-00000000-0000-5000-8000-000000000002", "st-00000000-0000-5000-8000-000000000003"];

    public string Time(Random random)
    {
        var (from, to) = (DateTimeOffset.Parse(From, CultureInfo.InvariantCulture), DateTimeOffset.Parse(To, CultureInfo.InvariantCulture));
        return (from + random.NextDouble() * (to - from)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Texts(TestAnswer answer, string connection, string name) =>
        answer.List($"{connection}.nodes").Select(node => node.GetProperty(name).GetString()).OfType<string>();
}
