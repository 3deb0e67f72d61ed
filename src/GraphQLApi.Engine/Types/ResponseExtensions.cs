namespace GraphQLApi.Engine.Types;

/// <summary>Entries of the response's <c>extensions</c> (specification §7.1.4). Safe for concurrent use; empty, it is not written.</summary>
public sealed class ResponseExtensions
{
    private readonly Lock gate = new();
    private OrderedDictionary<string, object?>? entries;
    private List<object?>? warnings;

    /// <summary>Sets one entry; the value is made of JSON values: null, text, numbers, booleans, lists, dictionaries, JsonElement.</summary>
    public void Set(string name, object? value)
    {
        lock (gate)
        {
            (entries ??= new(StringComparer.Ordinal))[name] = value;
        }
    }

    /// <summary>Adds to <c>extensions.warnings</c>: something the reader of a correct answer must know. The same text is kept once.</summary>
    public void AddWarning(string message, string? code = null)
    {
        lock (gate)
        {
            warnings ??= [];
            if (!warnings.OfType<IReadOnlyDictionary<string, object?>>().Any(warning => message.Equals(warning["message"])))
            {
                warnings.Add(code is null ? Entry(("message", message)) : Entry(("message", message), ("code", code)));
            }
        }
    }

    /// <summary>What was added up to now in order, warnings last; null where nothing was.</summary>
    public IReadOnlyDictionary<string, object?>? Snapshot()
    {
        lock (gate)
        {
            if (entries is null && warnings is null)
            {
                return null;
            }

            var snapshot = entries is null ? new(StringComparer.Ordinal) : new OrderedDictionary<string, object?>(entries, StringComparer.Ordinal);
            if (warnings is not null)
            {
                snapshot["warnings"] = warnings.ToArray();
            }

            return snapshot;
        }
    }

    private static OrderedDictionary<string, object?> Entry(params ReadOnlySpan<(string Key, object? Value)> members)
    {
        var entry = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in members)
        {
            entry.Add(key, value);
        }

        return entry;
    }
}
