using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>Type system definitions and extensions (§3): a client's document may hold them, and is then refused with all that is wrong inside.</summary>
internal abstract partial class AstVisitor
{
    private void VisitTypeSystem(Node node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                VisitAll(schema.Directives.AsSpan());
                VisitAll(schema.OperationTypes.AsSpan());
                break;
            case SchemaExtensionNode schema:
                VisitAll(schema.Directives.AsSpan());
                VisitAll(schema.OperationTypes.AsSpan());
                break;
            case RootOperationTypeNode root:
                Visit(root.Type);
                break;
            case TypeDefinitionNode type:
                VisitAll(Interfaces(type));
                VisitAll(type.Directives.AsSpan());
                VisitMembers(type);
                break;
            case TypeExtensionNode type:
                VisitAll(Interfaces(type));
                VisitAll(type.Directives.AsSpan());
                VisitMembers(type);
                break;
            case DirectiveDefinitionNode directive:
                VisitAll(directive.Arguments.AsSpan());
                break;
            default:
                VisitMember(node);
                break;
        }
    }

    private static ReadOnlySpan<NamedTypeNode> Interfaces(Node type) => type switch
    {
        ObjectTypeDefinitionNode node => node.Interfaces.AsSpan(),
        InterfaceTypeDefinitionNode node => node.Interfaces.AsSpan(),
        ObjectTypeExtensionNode node => node.Interfaces.AsSpan(),
        InterfaceTypeExtensionNode node => node.Interfaces.AsSpan(),
        _ => [],
    };

    private void VisitMembers(Node type)
    {
        VisitAll(type switch
        {
            ObjectTypeDefinitionNode node => node.Fields.AsSpan(),
            InterfaceTypeDefinitionNode node => node.Fields.AsSpan(),
            ObjectTypeExtensionNode node => node.Fields.AsSpan(),
            InterfaceTypeExtensionNode node => node.Fields.AsSpan(),
            _ => [],
        });
        VisitAll(type switch
        {
            InputObjectTypeDefinitionNode node => node.Fields.AsSpan(),
            InputObjectTypeExtensionNode node => node.Fields.AsSpan(),
            _ => [],
        });
        VisitAll(type switch
        {
            EnumTypeDefinitionNode node => node.Values.AsSpan(),
            EnumTypeExtensionNode node => node.Values.AsSpan(),
            _ => [],
        });
        VisitAll(type switch
        {
            UnionTypeDefinitionNode node => node.Members.AsSpan(),
            UnionTypeExtensionNode node => node.Members.AsSpan(),
            _ => [],
        });
    }

    private void VisitMember(Node member)
    {
        switch (member)
        {
            case FieldDefinitionNode field:
                VisitAll(field.Arguments.AsSpan());
                Visit(field.Type);
                VisitAll(field.Directives.AsSpan());
                break;
            case InputValueDefinitionNode input:
                Visit(input.Type);
                Visit(input.DefaultValue);
                VisitAll(input.Directives.AsSpan());
                break;
            case EnumValueDefinitionNode value:
                VisitAll(value.Directives.AsSpan());
                break;
        }
    }
}
