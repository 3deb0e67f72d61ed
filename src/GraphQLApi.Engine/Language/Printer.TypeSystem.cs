using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>Type system documents (§3).</summary>
public sealed partial class Printer
{
    private void WriteTypeSystem(Node node)
    {
        switch (node)
        {
            case TypeSystemDefinitionNode definition:
                WriteDescription(definition.Description);
                WriteDefinition(definition);
                break;
            case TypeSystemExtensionNode extension:
                Append("extend ");
                WriteExtension(extension);
                break;
            case RootOperationTypeNode root:
                Append(Keyword(root.Operation)).Append(": ").Append(root.Type);
                break;
            case FieldDefinitionNode field:
                WriteDescription(field.Description);
                Append(field.Name.Value);
                WriteArgumentDefinitions(field.Arguments.AsSpan());
                Append(": ").Append(field.Type);
                WriteDirectives(field.Directives.AsSpan());
                break;
            case InputValueDefinitionNode input:
                WriteDescription(input.Description);
                Append(input.Name.Value).Append(": ").Append(input.Type);
                WriteDefault(input.DefaultValue);
                WriteDirectives(input.Directives.AsSpan());
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                Append(value.Name.Value);
                WriteDirectives(value.Directives.AsSpan());
                break;
        }
    }

    private void WriteDefinition(TypeSystemDefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                WriteType("schema", null, [], schema.Directives.AsSpan(), schema.OperationTypes.AsSpan());
                break;
            case ScalarTypeDefinitionNode scalar:
                WriteType<Node>("scalar", scalar.Name, [], scalar.Directives.AsSpan(), []);
                break;
            case ObjectTypeDefinitionNode type:
                WriteType("type", type.Name, type.Interfaces.AsSpan(), type.Directives.AsSpan(), type.Fields.AsSpan());
                break;
            case InterfaceTypeDefinitionNode type:
                WriteType("interface", type.Name, type.Interfaces.AsSpan(), type.Directives.AsSpan(), type.Fields.AsSpan());
                break;
            case UnionTypeDefinitionNode union:
                WriteType<Node>("union", union.Name, [], union.Directives.AsSpan(), []);
                WriteMembers(union.Members.AsSpan());
                break;
            case EnumTypeDefinitionNode type:
                WriteType("enum", type.Name, [], type.Directives.AsSpan(), type.Values.AsSpan());
                break;
            case InputObjectTypeDefinitionNode type:
                WriteType("input", type.Name, [], type.Directives.AsSpan(), type.Fields.AsSpan());
                break;
            case DirectiveDefinitionNode directive:
                Append("directive @").Append(directive.Name.Value);
                WriteArgumentDefinitions(directive.Arguments.AsSpan());
                Append(directive.IsRepeatable ? " repeatable on " : " on ");
                Join(directive.Locations.AsSpan(), " | ");
                break;
        }
    }

    private void WriteExtension(TypeSystemExtensionNode extension)
    {
        var directives = extension.Directives.AsSpan();
        switch (extension)
        {
            case SchemaExtensionNode schema:
                WriteType("schema", null, [], directives, schema.OperationTypes.AsSpan());
                break;
            case ScalarTypeExtensionNode scalar:
                WriteType<Node>("scalar", scalar.Name, [], directives, []);
                break;
            case ObjectTypeExtensionNode type:
                WriteType("type", type.Name, type.Interfaces.AsSpan(), directives, type.Fields.AsSpan());
                break;
            case InterfaceTypeExtensionNode type:
                WriteType("interface", type.Name, type.Interfaces.AsSpan(), directives, type.Fields.AsSpan());
                break;
            case UnionTypeExtensionNode union:
                WriteType<Node>("union", union.Name, [], directives, []);
                WriteMembers(union.Members.AsSpan());
                break;
            case EnumTypeExtensionNode type:
                WriteType("enum", type.Name, [], directives, type.Values.AsSpan());
                break;
            case InputObjectTypeExtensionNode type:
                WriteType("input", type.Name, [], directives, type.Fields.AsSpan());
                break;
        }
    }

    private void WriteType<T>(
        string keyword,
        NameNode? name,
        ReadOnlySpan<NamedTypeNode> interfaces,
        ReadOnlySpan<DirectiveNode> directives,
        ReadOnlySpan<T> members)
        where T : Node
    {
        Append(keyword);
        if (name is not null)
            Append(" ").Append(name.Value);
        if (!interfaces.IsEmpty)
            Append(" implements ");
        Join(interfaces, " & ");
        WriteDirectives(directives);
        if (members.IsEmpty)
            return;
        Append(" ");
        WriteBlock(members);
    }

    private void WriteMembers(ReadOnlySpan<NamedTypeNode> members)
    {
        if (!members.IsEmpty)
            Append(" = ");
        Join(members, " | ");
    }

    // One argument that spans lines puts every argument on lines of its own.
    private void WriteArgumentDefinitions(ReadOnlySpan<InputValueDefinitionNode> arguments)
    {
        if (arguments.IsEmpty)
            return;
        var start = _text.Length;
        Append("(");
        Join(arguments, ", ");
        Append(")");
        if (!_text.ToString(start, _text.Length - start).Contains('\n', StringComparison.Ordinal))
            return;
        _text.Length = start;
        WriteIndented("(", arguments, ")");
    }
}
