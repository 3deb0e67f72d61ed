namespace GraphQLApi.Engine.Types;

/// <summary>Coerced variables of one request (specification §6.1.2); one that was not given and has no default has no entry.</summary>
public sealed class VariableValues(IReadOnlyDictionary<string, object?> values)
{
    /// <summary>No variables.</summary>
    public static VariableValues Empty { get; } = new(new Dictionary<string, object?>());

    /// <summary>The coerced values by name, without the dollar sign.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; } = values;

    /// <summary>False where the variable was not given and has no default.</summary>
    public bool TryGet(string name, out object? value) => Values.TryGetValue(name, out value);
}
