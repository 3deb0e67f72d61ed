namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>Until when an answer is in time, by queue: configuration, so a change holds for the past as well.</summary>
internal sealed class ServiceLevelThresholds(MetricsOptions options)
{
    /// <summary>In seconds.</summary>
    public double ByDefault => options.ServiceLevelSeconds;

    /// <summary>In seconds, of the queue with this id.</summary>
    public double Of(string? queueId) =>
        queueId is not null && options.Queues.TryGetValue(queueId, out var queue) && queue.ServiceLevelSeconds is { } seconds ? seconds : ByDefault;
}
