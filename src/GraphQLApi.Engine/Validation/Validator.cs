using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation;

/// <summary>Validation (§5): collects what is wrong with a document, in the order of the text, up to a number of errors.</summary>
internal static class Validator
{
    /// <summary>The reference implementation's number: enough for people, too few to be worth an attack.</summary>
    public const int DefaultMaxErrors = 100;

    /// <summary>Applies the specification's rules. The limits must have passed before: they are what bounds the work here.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, int maxErrors = DefaultMaxErrors) =>
        Validate(schema, document, SpecifiedRules.All, maxErrors);

    internal static IReadOnlyList<GraphQLError> Validate(
        Schema schema, DocumentNode document, IReadOnlyList<ValidationRule> rules, int maxErrors = DefaultMaxErrors)
    {
        var context = new ValidationContext(schema, document, maxErrors);
        var walk = new DocumentWalk(context);
        foreach (var rule in rules)
            rule.Observe(context, walk);
        walk.Visit(document);
        return context.Errors;
    }
}
