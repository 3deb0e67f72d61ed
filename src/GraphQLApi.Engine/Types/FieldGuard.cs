using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Types;

/// <summary>
/// Stands before a field's resolver and behind it: it may refuse the field with its arguments, and change what it answers. For rules that
/// hold for many fields at once, such as who may see what; a field without a guard pays nothing. Given by <see cref="SchemaBuilder.Guards"/>.
/// </summary>
public abstract class FieldGuard
{
    /// <summary>Called once for all objects of a level, before the resolver.</summary>
    /// <returns>What every value has to pass before it is completed; null where they pass as they are.</returns>
    /// <exception cref="GraphQLException">The field is refused, for all objects of the level.</exception>
    public abstract ValueFilter? Enter(RequestContext request, FieldDefinition field, ArgumentValues arguments);
}

/// <summary>Changes the values of one field at one level; used by one thread at a time.</summary>
public abstract class ValueFilter
{
    /// <summary>The value in the place of what the resolver answered, which is neither null nor an error.</summary>
    /// <param name="source">The object the field was read from.</param>
    /// <param name="value">A list comes as a whole.</param>
    public abstract object? Pass(object source, object value);

    /// <summary>Called once after the last value.</summary>
    /// <param name="responseKeys">Where the field stands, from the root, without the places in lists: <c>sessions</c>, <c>nodes</c>, <c>id</c>.</param>
    public virtual void Finish(IReadOnlyList<string> responseKeys)
    {
    }
}
