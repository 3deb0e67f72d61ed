using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GraphQLApi.Engine.Types;

/// <summary>
/// Coerced arguments in the order of their definitions. A list arrives as <see cref="IReadOnlyList{T}"/> of object, an input object as
/// <see cref="IReadOnlyDictionary{TKey, TValue}"/>, an enum as its C# value. What the client left out and has no default has no entry.
/// </summary>
public sealed class ArgumentValues(IReadOnlyDictionary<string, object?> values) : IReadOnlyDictionary<string, object?>
{
    /// <summary>No arguments at all.</summary>
    public static ArgumentValues Empty { get; } = new(new OrderedDictionary<string, object?>());

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => values.Values;

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <summary>The value of a given argument; throws where it is absent.</summary>
    public object? this[string key] => values[key];

    /// <summary>Whether the argument was given or has a default; a given null counts as given.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The value as <typeparamref name="T"/>; default(T) where it is null or absent (use <see cref="Has"/> to tell them apart).</summary>
    public T? Get<T>(string name) => values.TryGetValue(name, out var value) && value is not null ? (T)value : default;

    /// <summary>The value of an argument that is non-null in the schema.</summary>
    /// <exception cref="ArgumentException">The argument is null or absent, so the schema does not require it.</exception>
    public T Require<T>(string name) where T : notnull =>
        values.TryGetValue(name, out var value) && value is not null
            ? (T)value
            : throw new ArgumentException($"Argument \"{name}\" has no value; is it non-null in the schema?", nameof(name));

    /// <summary>The elements of a list argument as <typeparamref name="T"/>; null where the argument is null or absent.</summary>
    public IReadOnlyList<T>? List<T>(string name) =>
        values.TryGetValue(name, out var value) && value is IReadOnlyList<object?> list ? [.. list.Select(element => (T)element!)] : null;

    /// <summary>An input object argument; null where it is null or absent.</summary>
    public IReadOnlyDictionary<string, object?>? Object(string name) => Get<IReadOnlyDictionary<string, object?>>(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();
}
