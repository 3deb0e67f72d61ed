using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.1.2 and §5.8.2: types that fragments and variables name exist.</summary>
internal sealed class KnownTypeNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        // A type the document itself defines is an error of ExecutableDefinitions, not an unknown name.
        var defined = context.Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value).ToHashSet(StringComparer.Ordinal);
        DefinitionNode? definition = null;
        walk.DefinitionEntered += entered => definition = entered;
        walk.NamedTypeEntered += type =>
        {
            var name = type.Name.Value;
            // In a type definition the scalars of the specification exist, whether the schema uses them or not.
            IEnumerable<string> standard = definition is ExecutableDefinitionNode ? [] : SpecifiedScalars.All.Select(scalar => scalar.Name);
            if (context.Schema.FindType(name) is null && !defined.Contains(name) && !standard.Contains(name))
                context.Report(this, $"Unknown type \"{name}\".{DidYouMean.Suggest(name, context.Schema.Types.Keys.Concat(defined).Concat(standard).Distinct())}", type);
        };
    }
}
