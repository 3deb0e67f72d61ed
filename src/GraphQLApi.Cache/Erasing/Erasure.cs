namespace GraphQLApi.Cache.Erasing;

/// <summary>Who is to be erased, by exactly one of the two.</summary>
/// <param name="CustomerKey"><c>Customer.key</c>, 32 hexadecimal digits.</param>
/// <param name="UserId">Vendor: <c>userId</c>, <c>u-…</c>.</param>
public sealed record ErasedPerson(string? CustomerKey, string? UserId);

/// <summary>What an erasure found, or did.</summary>
/// <param name="Sessions">Sessions blanked; their counts, times and outcomes stay.</param>
/// <param name="Conversations">Conversations of these.</param>
/// <param name="Records">Records as received, deleted.</param>
/// <param name="Details">Answers of the single-conversation endpoint, deleted.</param>
/// <param name="FeedSessions">Sessions of the real-time feed, blanked.</param>
public sealed record Erasure(int Sessions, int Conversations, int Records, int Details, int FeedSessions)
{
    /// <summary>Nothing.</summary>
    public static Erasure None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Whether there was anything.</summary>
    public bool IsEmpty => this == None;

    internal Erasure Plus(Erasure other) => new(
        Sessions + other.Sessions, Conversations + other.Conversations, Records + other.Records, Details + other.Details, FeedSessions + other.FeedSessions);
}
