using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>
/// Which selected fields a caller sees masked, told from the selection: for answers whose head is sent before their values are read. Once it is read,
/// <c>extensions.masked</c> counts what was hidden.
/// </summary>
public static class MaskedFields
{
    /// <summary>Their paths, as response names without the places in lists, in the order of the selection; none for a caller with <c>pii:read</c>.</summary>
    public static IReadOnlyList<string> Of(RequestContext request, IReadOnlyList<SelectedField> selection)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(selection);
        return Caller.Of(request).May(AccessScopes.PersonalData)
            ? []
            : [.. selection.SelectMany(field => Find(request.Schema, field, "")).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Find(Schema schema, SelectedField field, string prefix) => FieldTag.Of(field.Field).Personal == Personal.No
        ? Types(schema, field.Field.Type.Named).SelectMany(field.Select).SelectMany(inner => Find(schema, inner, $"{prefix}{field.ResponseKey}."))
        : [prefix + field.ResponseKey];

    private static IEnumerable<ObjectType> Types(Schema schema, NamedType type) => type switch
    {
        ObjectType only => [only],
        AbstractType several => schema.PossibleTypes(several),
        _ => [],
    };
}
