using System.Text.Json;

namespace GraphQLApi.Cache.Access;

/// <summary>
/// Which rows a caller may see (SEMANTICS §7.5). Every read of a <see cref="CacheRequest"/> obeys it, so nothing above the cache has to. Two with the
/// same queues and bots are equal, whatever their order.
/// </summary>
public sealed class Visibility : IEquatable<Visibility>
{
    /// <param name="queues">Ids of queues whose visits may be seen; null for no limit by queue, an empty list for none.</param>
    /// <param name="bots">Ids of bots whose sessions may be seen; null for no limit by bot, an empty list for none.</param>
    public Visibility(IEnumerable<string>? queues, IEnumerable<string>? bots)
    {
        Queues = Sorted(queues);
        Bots = Sorted(bots);
        Key = JsonSerializer.Serialize(new[] { Queues, Bots });
    }

    /// <summary>Every row.</summary>
    public static Visibility All { get; } = new(null, null);

    /// <summary>Ids of queues, sorted; null where queues do not limit.</summary>
    public IReadOnlyList<string>? Queues { get; }

    /// <summary>Ids of bots, sorted; null where bots do not limit.</summary>
    public IReadOnlyList<string>? Bots { get; }

    /// <summary>Whether nothing is hidden.</summary>
    public bool IsAll => Queues is null && Bots is null;

    /// <summary>The same text for equal limits; what is kept for one of them is found by it.</summary>
    public string Key { get; }

    internal bool AllowsQueue(string queueId) => Queues?.Contains(queueId, StringComparer.Ordinal) ?? true;

    internal bool AllowsBot(string? botId) => Bots?.Contains(botId, StringComparer.Ordinal) ?? true;

    /// <inheritdoc />
    public bool Equals(Visibility? other) => other is not null && Key == other.Key;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Visibility);

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    private static string[]? Sorted(IEnumerable<string>? ids) =>
        ids is null ? null : [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
