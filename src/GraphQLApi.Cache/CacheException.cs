namespace GraphQLApi.Cache;

/// <summary>Why a reading did not bring what was asked for: the one form in which vendor trouble leaves the cache.</summary>
/// <param name="Code"><c>UPSTREAM_UNAVAILABLE</c>, <c>UPSTREAM_UNAUTHORIZED</c>, <c>UPSTREAM_RATE_LIMITED</c>, <c>UPSTREAM_INVALID_RESPONSE</c>, or one of the constants here.</param>
/// <param name="Message">What failed and what to do, naming the setting; without secrets and personal data.</param>
public sealed record SyncFailure(string Code, string Message)
{
    /// <summary>Code of an answer that <c>requireComplete</c> refused.</summary>
    public const string CoverageIncomplete = "COVERAGE_INCOMPLETE";

    /// <summary>Code of trouble with the cache's own file; the message names it and what to do.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";

    /// <summary>Code of a question that is too large for the database, whatever its limits let pass.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>Code of a stream whose reader fell too far behind.</summary>
    public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";
}

/// <summary>A question that cannot be answered from the cache, nor by asking the vendor (SEMANTICS §1.6, DESIGN §4.8).</summary>
/// <param name="failure">Code and message for the client.</param>
/// <param name="inner">What SQLite said, where its file is the trouble.</param>
public sealed class CacheException(SyncFailure failure, Exception? inner = null) : Exception(failure?.Message, inner)
{
    /// <summary>Code and message for the client.</summary>
    public SyncFailure Failure { get; } = failure ?? throw new ArgumentNullException(nameof(failure));
}
