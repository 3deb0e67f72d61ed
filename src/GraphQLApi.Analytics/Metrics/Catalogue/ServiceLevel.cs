using System.Globalization;
using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Metrics.Catalogue;

/// <summary>What a service level is computed over; vendors differ, and METRICS.md says who uses which.</summary>
internal enum ServiceLevelPolicy
{
    Offered,
    ExcludeAbandonedWithin,
    CountAbandonedWithin,
    Answered,
    AnsweredOrAbandoned,
}

/// <summary>The metric <c>serviceLevel</c>: each visit is held against its own queue's threshold unless the argument is given (SEMANTICS §4.8).</summary>
internal sealed class ServiceLevel(ServiceLevelThresholds thresholds, Measure offered, Measure answered, Measure abandoned)
{
    private static readonly EnumType Policy = Vocabularies.Of<ServiceLevelPolicy>(
        "ServiceLevelPolicy", "What a service level is computed over. A: answered, A_T: answered within T, Q: abandoned, Q_T: abandoned within T, O: offered.",
        (ServiceLevelPolicy.Offered, "A_T / O. Kore.ai; Cisco: abandons count against it."),
        (ServiceLevelPolicy.ExcludeAbandonedWithin, "A_T / (O - Q_T). Cisco: abandons are ignored."),
        (ServiceLevelPolicy.CountAbandonedWithin, "(A_T + Q_T) / O. Cisco: abandons within the threshold count as met."),
        (ServiceLevelPolicy.Answered, "A_T / A: of those answered, the share in time; who gave up does not count."),
        (ServiceLevelPolicy.AnsweredOrAbandoned, "A_T / (A + Q). Genesys with its defaults."));

    public RateMetric Metric() => new(
        "serviceLevel", "A_T / O with the policy OFFERED, where A_T are visits answered with a wait ≤ T and O those offered; the other policies as they say",
        ["QueueVisit.exitReason", "QueueVisit.waitSeconds"], Parts)
    {
        Description = $"Share of visits answered within the threshold T: the argument, else the queue's own, else {thresholds.ByDefault.ToString(CultureInfo.InvariantCulture)} seconds (`Metrics:ServiceLevelSeconds`).",
        Reference = "Kore.ai queue interval report; Cisco Unified Intelligence Center; Genesys \"Configure the service level calculation\"",
        Options =
        [
            Seconds.Argument("thresholdSeconds", "T for all visits alike."),
            new("policy", Policy.NonNull()) { Description = "What it is computed over.", DefaultValue = DefaultValue.Of(ServiceLevelPolicy.Offered) },
        ],
        Defaults = new ArgumentValues(new Dictionary<string, object?> { ["policy"] = ServiceLevelPolicy.Offered }),
    };

    private (Tally, Tally) Parts(ArgumentValues arguments)
    {
        var limit = arguments.Get<double?>("thresholdSeconds") is { } given ? Seconds.Check(given, "thresholdSeconds") : (double?)null;
        Tally within = Within(QueueExitReason.Answered, limit);
        return arguments.Require<ServiceLevelPolicy>("policy") switch
        {
            ServiceLevelPolicy.ExcludeAbandonedWithin => (within, (Tally)offered - Within(QueueExitReason.Abandoned, limit)),
            ServiceLevelPolicy.CountAbandonedWithin => (within + Within(QueueExitReason.Abandoned, limit), offered),
            ServiceLevelPolicy.Answered => (within, answered),
            ServiceLevelPolicy.AnsweredOrAbandoned => (within, (Tally)answered + abandoned),
            _ => (within, offered),
        };
    }

    private Measure Within(QueueExitReason reason, double? limit) =>
        limit is { } seconds
            ? WaitTests.Within(reason, seconds, isInclusive: true)
            : new ThresholdMeasure($"{reason} within its queue's threshold", reason, queue => thresholds.Of(queue) * Durations.MillisecondsInSecond);
}

/// <summary>Counts of visits by how long they waited.</summary>
internal static class WaitTests
{
    public static Measure Abandoned(double seconds, bool isInclusive) => Within(QueueExitReason.Abandoned, seconds, isInclusive);

    /// <summary>Visits that left so with a wait of at most, or of less than, a number of seconds; without a wait never.</summary>
    public static Measure Within(QueueExitReason reason, double seconds, bool isInclusive)
    {
        // Waits are whole milliseconds: less than a limit is at most the last whole one before it.
        var limit = seconds * Durations.MillisecondsInSecond;
        var most = isInclusive ? limit : Math.Ceiling(limit) - 1;
        return new ThresholdMeasure(string.Create(CultureInfo.InvariantCulture, $"{reason} {(isInclusive ? "within" : "before")} {seconds:R}"), reason, _ => most);
    }
}

/// <summary>Arguments in seconds.</summary>
internal static class Seconds
{
    public static ArgumentDefinition Argument(string name, string description) => new(name, Leaf.Float) { Description = $"{description} In seconds, not negative." };

    public static double Check(double seconds, string argument) => seconds >= 0
        ? seconds
        : throw new GraphQLException($"`{argument}` is a number of seconds; it must not be negative.", ErrorCode.BadUserInput);
}
