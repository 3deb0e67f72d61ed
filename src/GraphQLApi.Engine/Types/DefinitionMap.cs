namespace GraphQLApi.Engine.Types;

/// <summary>Indexes members by name in the order they were written; a name that stands twice is a mistake of the schema's author.</summary>
internal static class DefinitionMap
{
    public static IReadOnlyDictionary<string, T> Create<T>(string owner, IEnumerable<T> members, Func<T, string> name)
    {
        var map = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (!map.TryAdd(name(member), member))
            {
                throw new ArgumentException($"{owner} defines \"{name(member)}\" twice.", nameof(members));
            }
        }

        return map;
    }

    /// <summary>Thunks let types refer to each other before all of them exist; each runs once, at the latest when the schema is built.</summary>
    public static Lazy<IReadOnlyDictionary<string, T>> Lazily<T>(string owner, Func<IReadOnlyList<T>> members, Func<T, string> name) =>
        new(() => Create(owner, members(), name));
}
