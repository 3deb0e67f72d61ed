using System.Collections.Immutable;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>
/// The cost of one operation with its variables: the sum over all selected fields of their weight, multiplied by how many objects the
/// fields around them may answer. Each alias counts; introspection is free; what <c>@skip</c> and <c>@include</c> leave out costs nothing.
/// An upper bound: a field selected twice under one name counts twice. Each fragment is computed once. The document must be valid.
/// </summary>
internal sealed class QueryCost(Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, VariableValues variables)
{
    private readonly Dictionary<FragmentDefinitionNode, long> _byFragment = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _consulted = new(StringComparer.Ordinal);

    /// <summary>The variables that were looked at: while their values stay, so does the cost.</summary>
    public IReadOnlyCollection<string> Consulted => _consulted;

    /// <summary>The cost, at most <see cref="SpreadFigures.Uncountable"/>.</summary>
    public long Of(OperationDefinitionNode operation) =>
        schema.RootType(operation.Operation) is { } root ? OfSet(operation.SelectionSet, root) : 0;

    private long OfSet(SelectionSetNode set, CompositeType type)
    {
        var sum = 0L;
        foreach (var selection in set.Selections)
        {
            if (IsIncluded(selection.Directives))
                sum = Math.Min(sum + OfSelection(selection, type), SpreadFigures.Uncountable);
        }
        return sum;
    }

    private long OfSelection(SelectionNode selection, CompositeType type) => selection switch
    {
        FieldNode field => OfField(field, type),
        InlineFragmentNode inline => OfSet(inline.SelectionSet, Narrow(inline.TypeCondition) ?? type),
        FragmentSpreadNode spread when fragments.TryGetValue(spread.Name.Value, out var fragment) => OfFragment(fragment),
        _ => 0,
    };

    private long OfFragment(FragmentDefinitionNode fragment)
    {
        if (!_byFragment.TryGetValue(fragment, out var cost))
        {
            cost = Narrow(fragment.TypeCondition) is { } type ? OfSet(fragment.SelectionSet, type) : 0;
            _byFragment.Add(fragment, cost);
        }
        return cost;
    }

    private long OfField(FieldNode field, CompositeType parent)
    {
        if (field.Name.Value.StartsWith("__", StringComparison.Ordinal) || schema.FindField(parent, field.Name.Value) is not { } definition)
            return 0;
        var inner = field.SelectionSet is { } set && definition.Type.Named is CompositeType type ? OfSet(set, type) : 0;
        var weight = Weight(definition, field);
        return inner == 0 ? weight : Math.Min(weight + Multiply(inner, Multiplier(definition, field)), SpreadFigures.Uncountable);
    }

    private int Weight(FieldDefinition definition, FieldNode field) => definition.CostWeight is { } weight
        ? Math.Max(0, weight(new CostContext(Coerce(definition, field), matches => SelectedBelow(definition, field).Count(matches))))
        : definition.Cost ?? (definition.Type.Named is CompositeType ? 1 : 0);

    private int Multiplier(FieldDefinition definition, FieldNode field) => definition.CostMultiplier is { } multiplier
        ? Math.Max(0, multiplier(Coerce(definition, field)))
        : CostMultipliers.Default(definition);

    private HashSet<FieldDefinition> SelectedBelow(FieldDefinition definition, FieldNode field)
    {
        var found = new HashSet<FieldDefinition>(ReferenceEqualityComparer.Instance);
        var spread = new HashSet<FragmentDefinitionNode>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(SelectionSetNode? Set, CompositeType? Type)>([(field.SelectionSet, definition.Type.Named as CompositeType)]);
        while (pending.TryPop(out var step))
        {
            if (step is not ({ } set, { } type))
                continue;
            foreach (var selection in set.Selections.Where(selection => IsIncluded(selection.Directives)))
            {
                if (selection is FieldNode child && schema.FindField(type, child.Name.Value) is { } selected)
                {
                    found.Add(selected);
                    pending.Push((child.SelectionSet, selected.Type.Named as CompositeType));
                }
                else if (selection is InlineFragmentNode inline)
                    pending.Push((inline.SelectionSet, Narrow(inline.TypeCondition) ?? type));
                else if (selection is FragmentSpreadNode node && fragments.TryGetValue(node.Name.Value, out var fragment) && spread.Add(fragment))
                    pending.Push((fragment.SelectionSet, Narrow(fragment.TypeCondition)));
            }
        }
        return found;
    }

    private ArgumentValues Coerce(FieldDefinition definition, FieldNode field) =>
        new(new ConsultedArguments(definition, argument => Coerce(argument, field)));

    // A value that does not fit counts as absent: executing the field will say so.
    private object? Coerce(ArgumentDefinition argument, FieldNode field)
    {
        var literal = field.Arguments.FirstOrDefault(given => given.Name.Value == argument.Name)?.Value;
        Consult(literal);
        var value = literal is null ? InputCoercion.Undefined : InputCoercion.CoerceLiteral(literal, argument.Type, variables);
        return ReferenceEquals(value, InputCoercion.Undefined) && argument.DefaultValue is { } byDefault ? byDefault.Coerce(argument.Type) : value;
    }

    private void Consult(ValueNode? literal)
    {
        if (literal is VariableNode variable)
            _consulted.Add(variable.Name.Value);
        foreach (var item in literal is ListValueNode list ? list.Items : [])
            Consult(item);
        foreach (var member in literal is ObjectValueNode members ? members.Fields : [])
            Consult(member.Value);
    }

    private bool IsIncluded(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if ((directive.Name.Value == "skip" && Condition(directive) == true) || (directive.Name.Value == "include" && Condition(directive) == false))
                return false;
        }
        return true;
    }

    private bool? Condition(DirectiveNode directive)
    {
        var given = directive.Arguments.FirstOrDefault()?.Value;
        Consult(given);
        return given switch
        {
            BooleanValueNode literal => literal.Value,
            VariableNode variable when variables.TryGet(variable.Name.Value, out var value) => value as bool?,
            _ => null,
        };
    }

    private CompositeType? Narrow(NamedTypeNode? condition) =>
        condition is null ? null : schema.FindType(condition) as CompositeType;

    private static long Multiply(long cost, int factor) =>
        factor != 0 && cost > SpreadFigures.Uncountable / factor ? SpreadFigures.Uncountable : cost * factor;
}
