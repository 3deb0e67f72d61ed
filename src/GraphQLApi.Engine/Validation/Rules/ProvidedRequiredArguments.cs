using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using System.Collections.Immutable;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.4.3: what is non-null and has no default must be given. Judged on leaving, so that mistakes inside are named first.</summary>
internal sealed class ProvidedRequiredArguments : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        walk.FieldLeft += field =>
        {
            if (walk.Types.Field is not { } definition)
                return;
            foreach (var missing in Missing(definition.Arguments, field.Arguments))
                context.Report(this, $"Field \"{definition.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.", field);
        };
        walk.DirectiveLeft += directive =>
        {
            if (walk.Types.Directive is not { } definition)
                return;
            foreach (var missing in Missing(definition.Arguments, directive.Arguments))
                context.Report(this, $"Directive \"@{definition.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.", directive);
        };
    }

    private static IEnumerable<ArgumentDefinition> Missing(IReadOnlyList<ArgumentDefinition> definitions, ImmutableArray<ArgumentNode> given) =>
        definitions.Where(definition => definition.IsRequired && given.All(argument => argument.Name.Value != definition.Name));
}
