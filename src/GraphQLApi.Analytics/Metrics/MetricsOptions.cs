namespace GraphQLApi.Analytics.Metrics;

/// <summary>The part of the section <c>Metrics</c> that the figures depend on.</summary>
public sealed class MetricsOptions
{
    /// <summary>The section.</summary>
    public const string SectionName = "Metrics";

    /// <summary>Threshold of the service level in seconds, where the queue has none of its own. Key <c>Metrics:ServiceLevelSeconds</c>.</summary>
    public double ServiceLevelSeconds { get; set; } = 20;

    /// <summary>By queue id. Keys <c>Metrics:Queues:&lt;queueId&gt;:ServiceLevelSeconds</c>.</summary>
    public IDictionary<string, QueueMetricsOptions> Queues { get; } = new Dictionary<string, QueueMetricsOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Problems in the form of one sentence each, naming the key and what to write.</summary>
    public IEnumerable<string> Validate()
    {
        if (!(ServiceLevelSeconds >= 0))
        {
            yield return $"Metrics:ServiceLevelSeconds is {ServiceLevelSeconds}: it cannot be negative; 20 is the default.";
        }

        foreach (var (queue, own) in Queues.Where(queue => queue.Value.ServiceLevelSeconds is { } seconds && !(seconds >= 0)))
        {
            yield return $"Metrics:Queues:{queue}:ServiceLevelSeconds is {own.ServiceLevelSeconds}: it cannot be negative.";
        }
    }
}

/// <summary>What one queue has of its own.</summary>
public sealed class QueueMetricsOptions
{
    /// <summary>Its threshold in seconds; null: the general one.</summary>
    public double? ServiceLevelSeconds { get; set; }
}
