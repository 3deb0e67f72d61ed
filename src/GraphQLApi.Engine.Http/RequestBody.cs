namespace GraphQLApi.Engine.Http;

/// <summary>What a body holds: a single request, or at least one in a list, which is answered by a list.</summary>
internal readonly record struct RequestBody(IReadOnlyList<GraphQLRequest> Requests, bool IsBatch);
