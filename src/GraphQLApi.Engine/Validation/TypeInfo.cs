using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Validation;

/// <summary>What the schema says about the node a walk stands on. Null wherever the document names something the schema does not have.</summary>
internal sealed class TypeInfo(Schema schema)
{
    private readonly List<GraphQLType?> _types = [];
    private readonly List<CompositeType?> _parents = [];
    private readonly List<FieldDefinition?> _fields = [];
    private readonly List<GraphQLType?> _inputs = [];
    private readonly List<DefaultValue?> _defaults = [];
    private bool _isInDirective;

    public GraphQLType? Type => Top(_types);

    public CompositeType? ParentType => Top(_parents);

    public FieldDefinition? Field => Top(_fields);

    public DirectiveDefinition? Directive { get; private set; }

    public GraphQLType? InputType => Top(_inputs);

    public GraphQLType? ParentInputType => _inputs.Count > 1 ? _inputs[^2] : null;

    public DefaultValue? DefaultValue => Top(_defaults);

    public void Enter(Node node)
    {
        switch (node)
        {
            case SelectionSetNode:
                _parents.Add(Type?.Named as CompositeType);
                break;
            case FieldNode field:
                _fields.Add(ParentType is { } parent ? schema.FindField(parent, field.Name.Value) : null);
                _types.Add(Field?.Type);
                break;
            case DirectiveNode directive:
                _isInDirective = true;
                Directive = schema.Directives.GetValueOrDefault(directive.Name.Value);
                break;
            case OperationDefinitionNode operation:
                _types.Add(schema.RootType(operation.Operation));
                break;
            case InlineFragmentNode inline:
                _types.Add(inline.TypeCondition is null ? Type?.Named : OutputType(inline.TypeCondition));
                break;
            case FragmentDefinitionNode fragment:
                _types.Add(OutputType(fragment.TypeCondition));
                break;
            default:
                EnterInput(node);
                break;
        }
    }

    public void Leave(Node node)
    {
        switch (node)
        {
            case SelectionSetNode:
                Pop(_parents);
                break;
            case FieldNode:
                Pop(_fields);
                Pop(_types);
                break;
            case DirectiveNode:
                _isInDirective = false;
                Directive = null;
                break;
            case OperationDefinitionNode or InlineFragmentNode or FragmentDefinitionNode:
                Pop(_types);
                break;
            case VariableDefinitionNode or ArgumentNode or ListValueNode or ObjectFieldNode:
                Pop(_inputs);
                Pop(_defaults);
                break;
        }
    }

    private void EnterInput(Node node)
    {
        switch (node)
        {
            case VariableDefinitionNode definition:
                Push(schema.FindType(definition.Type), null);
                break;
            case ArgumentNode argument:
                var found = FindArgument(argument.Name.Value);
                Push(found?.Type, found?.DefaultValue);
                break;
            case ListValueNode:
                var list = InputType?.NullableType;
                Push(list is ListType { OfType: var item } ? item : list, null);
                break;
            case ObjectFieldNode field:
                var input = InputType?.Named is InputObjectType type ? type.Fields.GetValueOrDefault(field.Name.Value) : null;
                Push(input?.Type, input?.DefaultValue);
                break;
        }
    }

    private ArgumentDefinition? FindArgument(string name) =>
        _isInDirective ? Directive?.Arguments.FirstOrDefault(argument => argument.Name == name) : Field?.FindArgument(name);

    private NamedType? OutputType(NamedTypeNode condition) =>
        schema.FindType(condition.Name.Value) is { IsOutput: true } type ? type : null;

    private void Push(GraphQLType? type, DefaultValue? defaultValue)
    {
        _inputs.Add(type is { IsInput: true } ? type : null);
        _defaults.Add(defaultValue);
    }

    private static T? Top<T>(List<T?> stack)
        where T : class => stack.Count > 0 ? stack[^1] : null;

    private static void Pop<T>(List<T> stack) => stack.RemoveAt(stack.Count - 1);
}
