using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.1.1: a document that is to be executed holds operations and fragments only.</summary>
internal sealed class ExecutableDefinitions : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.DocumentEntered += document =>
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
                context.Report(this, $"The {Describe(definition)} definition is not executable.", definition);
        }
    };

    private static string Describe(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name.Value}\"",
        TypeExtensionNode extension => $"\"{extension.Name.Value}\"",
        DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
        _ => "schema",
    };
}
