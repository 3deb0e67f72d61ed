using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Realtime;

/// <summary>One bot's newest poll of the real-time feed.</summary>
/// <param name="BotId">Whose feed.</param>
/// <param name="FetchedAt">UTC.</param>
/// <param name="GapSuspected">The poll shared no session with the one before: sessions in between may never have been seen.</param>
/// <param name="Sessions">Newest first, each session once.</param>
public sealed record RealtimeFeedReading(string BotId, DateTime FetchedAt, bool GapSuspected, IReadOnlyList<RealtimeSessionRow> Sessions);
