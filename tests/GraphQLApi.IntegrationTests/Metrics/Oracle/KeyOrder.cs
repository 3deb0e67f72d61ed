using System.Globalization;
using System.Text;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>How the values of a dimension follow each other: none first.</summary>
internal static class KeyOrder
{
    /// <summary>By UTF-8 bytes (SEMANTICS §5.2).</summary>
    public static IComparer<string?> Texts { get; } = Of((left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    public static IComparer<string?> Numbers { get; } = Of((left, right) => int.Parse(left, CultureInfo.InvariantCulture) - int.Parse(right, CultureInfo.InvariantCulture));

    /// <summary>As the contract lists the values of an enum.</summary>
    public static IComparer<string?> Listed(params string[] values) => Of((left, right) => Array.IndexOf(values, left) - Array.IndexOf(values, right));

    public static IComparer<string?> Directions { get; } = Listed("INBOUND", "OUTBOUND");

    public static IComparer<string?> Outcomes { get; } = Listed(
        "IN_PROGRESS", "VOICEMAIL", "ABANDONED_WITH_AGENT", "AGENT_HANDLED", "CALLBACK_PENDING", "SYSTEM_TERMINATED", "ABANDONED_IN_QUEUE", "NOT_REACHED",
        "BOT_RESOLVED", "BOT_DROPPED", "BOT_ENDED_UNKNOWN", "UNKNOWN");

    public static IComparer<string?> ExitReasons { get; } = Listed("ANSWERED", "FLOWED_OUT", "CALLBACK", "VOICEMAIL", "ABANDONED", "SYSTEM_TERMINATED", "WAITING");

    private static Comparer<string?> Of(Comparison<string> order) =>
        Comparer<string?>.Create((left, right) => left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : order(left, right));
}
