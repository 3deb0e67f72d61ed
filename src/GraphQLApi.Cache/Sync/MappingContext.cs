using GraphQLApi.Upstream;

namespace GraphQLApi.Cache.Sync;

/// <summary>What the records themselves do not say: how and when they were read.</summary>
/// <param name="Window">The range of session starts that was asked for; its start is the last resort for a missing one (SEMANTICS §2.2).</param>
/// <param name="ReadAt">UTC. When the vendor was asked.</param>
/// <param name="TimeZoneOffset">The request's, in minutes UTC − local: naive times are in its zone.</param>
/// <param name="Settled">Read at or after the window's end + <c>Cache:SettleAfter</c>.</param>
/// <param name="Saturated">The window holds more than the vendor lets us read.</param>
/// <param name="CustomerKeySecret">Key of <c>Customer.key</c>, of the database's stamp.</param>
internal sealed record MappingContext(
    TimeWindow Window, DateTime ReadAt, int TimeZoneOffset, bool Settled, bool Saturated, byte[] CustomerKeySecret);
