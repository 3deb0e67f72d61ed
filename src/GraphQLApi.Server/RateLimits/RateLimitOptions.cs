namespace GraphQLApi.Server.RateLimits;

/// <summary>Settings of the section <c>RateLimit</c>: what one caller may take of what all share. In the demo each is off unless it is set (SEMANTICS §7.1).</summary>
internal sealed class RateLimitOptions
{
    public const string SectionName = "RateLimit";

    /// <summary>Cost of operations that one caller may run in a minute; 0 = unlimited. The dearest operation (10,000) keeps a core busy for about a second: this is half a core.</summary>
    public int CostPerMinute { get; set; } = 300_000;

    /// <summary>What a caller who was quiet may spend at once; never less than <c>GraphQL:MaxCost</c>, or the dearest operation could not run.</summary>
    public int Burst { get; set; } = 60_000;

    /// <summary>Queries and mutations of all callers that run at once; 0 = unlimited. Each holds a connection to the database and memory for its answer.</summary>
    public int MaxConcurrentRequests { get; set; } = 256;

    /// <summary>Of them those of one caller; 0 = unlimited.</summary>
    public int MaxConcurrentRequestsPerCaller { get; set; } = 64;

    /// <summary>Requests that may wait for a place, for five seconds at most, of one caller and of all.</summary>
    public int MaxQueuedRequests { get; set; } = 256;

    /// <summary>WebSockets and event streams of one caller; 0 = all of <c>GraphQL:MaxLiveConnections</c>.</summary>
    public int MaxLiveConnectionsPerCaller { get; set; } = 2_000;

    public IEnumerable<string> Validate() =>
        from limit in Limits()
        where limit.Value < 0
        select $"{SectionName}:{limit.Key} must be 0 or more; 0 = unlimited.";

    /// <summary>No limit at all, for who works on the database's file itself.</summary>
    public static RateLimitOptions None()
    {
        var options = new RateLimitOptions();
        options.LiftUnless(_ => false);
        return options;
    }

    /// <summary>Lifts every limit that the operator has not set.</summary>
    public void LiftUnless(Func<string, bool> isSet)
    {
        foreach (var property in typeof(RateLimitOptions).GetProperties().Where(property => !isSet($"{SectionName}:{property.Name}")))
            property.SetValue(this, 0);
    }

    private IEnumerable<KeyValuePair<string, int>> Limits() =>
        typeof(RateLimitOptions).GetProperties().Select(property => KeyValuePair.Create(property.Name, (int)property.GetValue(this)!)); // all are numbers
}
