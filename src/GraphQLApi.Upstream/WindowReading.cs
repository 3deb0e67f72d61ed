using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Upstream;

/// <summary>A window that was read to its end: what the cache writes in one transaction together with its ledger entry.</summary>
/// <param name="Window">Whole seconds; successive readings of one call join without gap or overlap.</param>
/// <param name="Records">Records that start inside the window, each (sessionId, conversationId) once, in no particular order.</param>
/// <param name="IsSaturated">One second held more records than the vendor lets anybody read; <paramref name="Records"/> are the readable ones.</param>
/// <param name="ReadAt">When the first call of this window was made, by the vendor's clock: the state is at least that new.</param>
/// <param name="Calls">Calls this window cost, including those that only showed that a larger one did not fit.</param>
public sealed record WindowReading(
    TimeWindow Window, IReadOnlyList<InteractionDto> Records, bool IsSaturated, DateTimeOffset ReadAt, int Calls);
