using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation;

/// <summary>One walk for all rules: each subscribes to the kinds of node it judges, so a node costs only the rules that care for it.</summary>
internal sealed class DocumentWalk(ValidationContext context) : AstVisitor
{
    private readonly Stack<Node> _ancestors = [];

    public event Action<DocumentNode>? DocumentEntered;

    public event Action<DocumentNode>? DocumentLeft;

    public event Action<DefinitionNode>? DefinitionEntered;

    public event Action<OperationDefinitionNode>? OperationEntered;

    public event Action<OperationDefinitionNode>? OperationLeft;

    public event Action<FragmentDefinitionNode>? FragmentDefinitionEntered;

    public event Action<VariableDefinitionNode>? VariableDefinitionEntered;

    public event Action<SelectionSetNode>? SelectionSetEntered;

    public event Action<FieldNode>? FieldEntered;

    public event Action<FieldNode>? FieldLeft;

    public event Action<FragmentSpreadNode>? FragmentSpreadEntered;

    public event Action<InlineFragmentNode>? InlineFragmentEntered;

    public event Action<DirectiveNode>? DirectiveEntered;

    public event Action<DirectiveNode>? DirectiveLeft;

    public event Action<ArgumentNode>? ArgumentEntered;

    public event Action<NamedTypeNode>? NamedTypeEntered;

    public event Action<ObjectFieldNode>? ObjectFieldEntered;

    public TypeInfo Types { get; } = new(context.Schema);

    /// <summary>The node around the one being entered or left; null at the document.</summary>
    public Node? Parent => _ancestors.TryPeek(out var parent) ? parent : null;

    /// <summary>The node around <see cref="Parent"/>; null at a definition and above.</summary>
    public Node? Grandparent => _ancestors.Skip(1).FirstOrDefault();

    protected override bool Enter(Node node)
    {
        if (context.IsFull)
            return false;
        Types.Enter(node);
        NotifyEntered(node);
        _ancestors.Push(node);
        return true;
    }

    protected override void Leave(Node node)
    {
        _ancestors.Pop();
        if (!context.IsFull)
            NotifyLeft(node);
        Types.Leave(node);
    }

    private void NotifyEntered(Node node)
    {
        if (node is DefinitionNode any)
            DefinitionEntered?.Invoke(any);
        switch (node)
        {
            case FieldNode field:
                FieldEntered?.Invoke(field);
                break;
            case SelectionSetNode set:
                SelectionSetEntered?.Invoke(set);
                break;
            case ArgumentNode argument:
                ArgumentEntered?.Invoke(argument);
                break;
            case ObjectFieldNode field:
                ObjectFieldEntered?.Invoke(field);
                break;
            case FragmentSpreadNode spread:
                FragmentSpreadEntered?.Invoke(spread);
                break;
            case InlineFragmentNode inline:
                InlineFragmentEntered?.Invoke(inline);
                break;
            case DirectiveNode directive:
                DirectiveEntered?.Invoke(directive);
                break;
            case NamedTypeNode type:
                NamedTypeEntered?.Invoke(type);
                break;
            case VariableDefinitionNode definition:
                VariableDefinitionEntered?.Invoke(definition);
                break;
            case OperationDefinitionNode operation:
                OperationEntered?.Invoke(operation);
                break;
            case FragmentDefinitionNode fragment:
                FragmentDefinitionEntered?.Invoke(fragment);
                break;
            case DocumentNode document:
                DocumentEntered?.Invoke(document);
                break;
        }
    }

    private void NotifyLeft(Node node)
    {
        switch (node)
        {
            case FieldNode field:
                FieldLeft?.Invoke(field);
                break;
            case DirectiveNode directive:
                DirectiveLeft?.Invoke(directive);
                break;
            case OperationDefinitionNode operation:
                OperationLeft?.Invoke(operation);
                break;
            case DocumentNode document:
                DocumentLeft?.Invoke(document);
                break;
        }
    }
}
