using System.Collections.Concurrent;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>The resolver of a field that has none: reads its name from a source that is a dictionary; absent is null.</summary>
internal static class SourceDictionary
{
    private static readonly ConcurrentDictionary<string, PlainResolver> Readers = new(StringComparer.Ordinal);

    public static PlainResolver Reader(string fieldName) => Readers.GetOrAdd(fieldName, static name => source => source switch
    {
        IReadOnlyDictionary<string, object?> members => members.GetValueOrDefault(name),
        _ => null,
    });
}
