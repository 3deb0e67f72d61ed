namespace GraphQLApi.Analytics.Details;

/// <summary>A part of a conversation's detail that names queues or agents; <paramref name="SeenAt"/> is when those that no record names were seen.</summary>
internal sealed record DetailPart<T>(T Value, DateTime SeenAt);
