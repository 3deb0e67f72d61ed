namespace GraphQLApi.Cache.Coverage;

/// <summary>The time a question is about, as SEMANTICS §1.3 takes it from its filter.</summary>
/// <param name="From">UTC, inclusive. Null: from the oldest ledger entry, or <c>Cache:HotWindow</c> ago on an empty ledger.</param>
/// <param name="To">UTC, exclusive. Null: until now; later than now is cut.</param>
/// <param name="LookBack">True for visits, segments and misses: they may follow their session's start by up to <c>Cache:Lookback</c> (SEMANTICS §1.2).</param>
public sealed record AskedRange(DateTime? From, DateTime? To, bool LookBack = false);
