using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.7.1 and §5.7.2: the directive exists and may stand here.</summary>
internal sealed class KnownDirectives : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        // As with types: a directive the document itself defines is not an unknown name.
        var defined = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var definition in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            defined[definition.Name.Value] = [.. definition.Locations.Select(location => location.Value)];
        walk.DirectiveEntered += directive =>
        {
            var name = directive.Name.Value;
            var location = DirectiveLocations.Name(Locate(walk));
            if (!defined.TryGetValue(name, out var locations) && !context.Schema.Directives.ContainsKey(name))
                context.Report(this, $"Unknown directive \"@{name}\".", directive);
            else if (!(locations?.Contains(location) ?? context.Schema.Directives[name].Locations.Contains(Locate(walk))))
                context.Report(this, $"Directive \"@{name}\" may not be used on {location}.", directive);
        };
    }

    private static DirectiveLocation Locate(DocumentWalk walk) => walk.Parent switch
    {
        OperationDefinitionNode { Operation: OperationType.Query } => DirectiveLocation.Query,
        OperationDefinitionNode { Operation: OperationType.Mutation } => DirectiveLocation.Mutation,
        OperationDefinitionNode => DirectiveLocation.Subscription,
        FieldNode => DirectiveLocation.Field,
        FragmentSpreadNode => DirectiveLocation.FragmentSpread,
        InlineFragmentNode => DirectiveLocation.InlineFragment,
        FragmentDefinitionNode => DirectiveLocation.FragmentDefinition,
        VariableDefinitionNode => DirectiveLocation.VariableDefinition,
        InputValueDefinitionNode when walk.Grandparent is InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode => DirectiveLocation.InputFieldDefinition,
        var definition => LocateInTypeSystem(definition),
    };

    private static DirectiveLocation LocateInTypeSystem(Node? definition) => definition switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => DirectiveLocation.Scalar,
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => DirectiveLocation.Object,
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => DirectiveLocation.Interface,
        UnionTypeDefinitionNode or UnionTypeExtensionNode => DirectiveLocation.Union,
        EnumTypeDefinitionNode or EnumTypeExtensionNode => DirectiveLocation.Enum,
        InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode => DirectiveLocation.InputObject,
        FieldDefinitionNode => DirectiveLocation.FieldDefinition,
        InputValueDefinitionNode => DirectiveLocation.ArgumentDefinition,
        EnumValueDefinitionNode => DirectiveLocation.EnumValue,
        _ => DirectiveLocation.Schema,
    };
}
