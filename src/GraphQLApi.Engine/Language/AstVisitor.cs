using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>
/// Depth-first walk in the order of the text. <see cref="Enter"/> decides whether to go inside; a node that was not gone into is not left.
/// The parser's nesting limit bounds the recursion.
/// </summary>
internal abstract partial class AstVisitor
{
    protected abstract bool Enter(Node node);

    protected abstract void Leave(Node node);

    public void Visit(Node? node)
    {
        if (node is null || !Enter(node))
            return;
        VisitChildren(node);
        Leave(node);
    }

    private void VisitChildren(Node node)
    {
        switch (node)
        {
            case DocumentNode document:
                VisitAll(document.Definitions.AsSpan());
                break;
            case OperationDefinitionNode operation:
                VisitAll(operation.VariableDefinitions.AsSpan());
                VisitAll(operation.Directives.AsSpan());
                Visit(operation.SelectionSet);
                break;
            case FragmentDefinitionNode fragment:
                Visit(fragment.TypeCondition);
                VisitAll(fragment.Directives.AsSpan());
                Visit(fragment.SelectionSet);
                break;
            case VariableDefinitionNode definition:
                Visit(definition.Variable);
                Visit(definition.Type);
                Visit(definition.DefaultValue);
                VisitAll(definition.Directives.AsSpan());
                break;
            case SelectionSetNode set:
                VisitAll(set.Selections.AsSpan());
                break;
            case SelectionNode selection:
                VisitSelection(selection);
                break;
            case DirectiveNode directive:
                VisitAll(directive.Arguments.AsSpan());
                break;
            case ArgumentNode argument:
                Visit(argument.Value);
                break;
            case ObjectFieldNode field:
                Visit(field.Value);
                break;
            case ListValueNode list:
                VisitAll(list.Items.AsSpan());
                break;
            case ObjectValueNode obj:
                VisitAll(obj.Fields.AsSpan());
                break;
            case ListTypeNode list:
                Visit(list.ItemType);
                break;
            case NonNullTypeNode nonNull:
                Visit(nonNull.InnerType);
                break;
            default:
                VisitTypeSystem(node);
                break;
        }
    }

    private void VisitSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                VisitAll(field.Arguments.AsSpan());
                VisitAll(field.Directives.AsSpan());
                Visit(field.SelectionSet);
                break;
            case FragmentSpreadNode spread:
                VisitAll(spread.Directives.AsSpan());
                break;
            case InlineFragmentNode inline:
                Visit(inline.TypeCondition);
                VisitAll(inline.Directives.AsSpan());
                Visit(inline.SelectionSet);
                break;
        }
    }

    private void VisitAll<T>(ReadOnlySpan<T> nodes)
        where T : Node
    {
        foreach (var node in nodes)
            Visit(node);
    }
}
