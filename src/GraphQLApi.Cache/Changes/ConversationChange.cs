namespace GraphQLApi.Cache.Changes;

/// <summary>A conversation whose content is new or other than before.</summary>
/// <param name="ConversationId">Which.</param>
/// <param name="StartTime">UTC. Start of its session.</param>
/// <param name="IsNew">Its session was not cached before.</param>
/// <param name="QueueIds">Queues it visited or was served from, each once.</param>
/// <param name="BotId">Its bot, else its session's.</param>
internal sealed record ConversationChange(string ConversationId, DateTime StartTime, bool IsNew, IReadOnlyList<string> QueueIds, string? BotId);
