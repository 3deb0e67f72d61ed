using System.Collections;
using System.Diagnostics.CodeAnalysis;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>
/// The arguments of a field as its weight sees them, each coerced when it is looked at: a cost that follows from <c>first</c> does not change with the
/// bounds of a filter.
/// </summary>
/// <param name="definition">The field.</param>
/// <param name="coerce">The value of one argument; <see cref="InputCoercion.Undefined"/> where it has none.</param>
internal sealed class ConsultedArguments(FieldDefinition definition, Func<ArgumentDefinition, object?> coerce) : IReadOnlyDictionary<string, object?>
{
    public IEnumerable<string> Keys => All().Select(entry => entry.Key);

    public IEnumerable<object?> Values => All().Select(entry => entry.Value);

    public int Count => All().Count();

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = definition.FindArgument(key) is { } argument ? coerce(argument) : InputCoercion.Undefined;
        if (!ReferenceEquals(value, InputCoercion.Undefined))
        {
            return true;
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<KeyValuePair<string, object?>> All()
    {
        foreach (var argument in definition.Arguments)
        {
            if (TryGetValue(argument.Name, out var value))
            {
                yield return KeyValuePair.Create(argument.Name, (object?)value);
            }
        }
    }
}
