namespace GraphQLApi.Analytics;

/// <summary>What the schema needs to know of the section <c>GraphQL</c>, of the engine's limits and of the product itself.</summary>
public sealed class AnalyticsOptions
{
    /// <summary>Most items on one page. Key <c>GraphQL:MaxPageSize</c>.</summary>
    public int MaxPageSize { get; set; } = 1000;

    /// <summary>Items on a page where neither <c>first</c> nor <c>last</c> is given. Key <c>GraphQL:DefaultPageSize</c>.</summary>
    public int DefaultPageSize { get; set; } = 50;

    /// <summary>Most time buckets of one metrics answer. Key <c>GraphQL:MaxBuckets</c>.</summary>
    public int MaxBuckets { get; set; } = 10_000;

    /// <summary>Shown in <c>limits</c>, enforced by the engine. Key <c>GraphQL:MaxCost</c>.</summary>
    public int MaxOperationCost { get; set; } = 10_000;

    /// <summary>Shown in <c>limits</c>, enforced by the engine. Key <c>GraphQL:MaxDepth</c>.</summary>
    public int MaxDepth { get; set; } = 16;

    /// <summary>Shown in <c>limits</c>, enforced by the transport. Key <c>GraphQL:MaxRequestBytes</c>.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Shown in <c>limits</c>, enforced by the engine and the cache. Key <c>GraphQL:RequestBudget</c>.</summary>
    public TimeSpan RequestBudget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Shown in <c>serviceStatus</c>: the data are invented.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Shown in <c>serviceStatus</c>: version of the product.</summary>
    public string Version { get; set; } = typeof(AnalyticsOptions).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
