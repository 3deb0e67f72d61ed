namespace GraphQLApi.Cache.Facts;

/// <summary>The part of the section <c>Metrics</c> that is about memory.</summary>
public sealed class FactOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Metrics";

    /// <summary>Bytes that columns may take between requests; 0 keeps none. What does not fit is read from the rows, a few days at a time.</summary>
    public long MemoryBudget { get; set; } = 128 * 1024 * 1024;

    /// <summary>Everything that is wrong, one sentence a problem, each naming its key.</summary>
    public IReadOnlyList<string> Validate() =>
        MemoryBudget < 0 ? [$"Metrics:MemoryBudget is {MemoryBudget}: it cannot be negative; 134217728 (128 MiB) is the default, 0 keeps nothing in memory."] : [];
}
