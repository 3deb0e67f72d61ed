using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Validation.Limits;

namespace GraphQLApi.Engine.Validation;

/// <summary>Validation (§5): collects what is wrong with a document, in the order of the text, up to a number of errors.</summary>
internal static class Validator
{
    /// <summary>First the limits, then the specification's rules: the limits bound the work of the rules, so a document over one goes no further.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, EngineOptions options)
    {
        var excesses = DocumentLimits.Check(document, options);
        return excesses.Count > 0 ? excesses : Validate(schema, document, SpecifiedRules.All, options.MaxErrors);
    }

    internal static IReadOnlyList<GraphQLError> Validate(
        Schema schema, DocumentNode document, IReadOnlyList<ValidationRule> rules, int maxErrors)
    {
        var context = new ValidationContext(schema, document, maxErrors);
        var walk = new DocumentWalk(context);
        foreach (var rule in rules)
            rule.Observe(context, walk);
        walk.Visit(document);
        return context.Errors;
    }
}
