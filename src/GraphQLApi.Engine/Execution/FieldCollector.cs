using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Execution;

/// <summary>CollectFields, specification §6.3.2: flattens fragments, drops what is skipped, groups nodes by response key in document order.</summary>
internal sealed class FieldCollector(
    Schema schema, Source source, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, IReadOnlyDictionary<string, bool?> conditions)
{
    public FieldPlan[] Collect(OperationPlan operation, ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selectionSet in selectionSets)
        {
            Group(type, selectionSet, groups, visited);
        }

        var fields = new List<FieldPlan>(groups.Count);
        foreach (var (key, nodes) in groups)
        {
            // A field that does not exist cannot pass validation; where validation was left out it is not answered (§6.3).
            if (schema.FindField(type, nodes[0].Name.Value) is { } definition)
            {
                fields.Add(new FieldPlan(operation, type, definition, key, [.. nodes]));
            }
        }

        return [.. fields];
    }

    private void Group(
        ObjectType type, SelectionSetNode selectionSet, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            // What a fragment adds it adds once; a condition on its second spread decides nothing, so it is not asked (nor may it fail).
            if ((selection is FragmentSpreadNode again && visited.Contains(again.Name.Value)) || !IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var nodes))
                    {
                        groups.Add(field.ResponseName, nodes = []);
                    }

                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    Group(type, inline.SelectionSet, groups, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(type, fragment.TypeCondition):
                    Group(type, fragment.SelectionSet, groups, visited);
                    break;
            }
        }
    }

    // DoesFragmentTypeApply, specification §6.3.2.
    private bool Applies(ObjectType type, NamedTypeNode? condition) =>
        condition is null
        || condition.Name.Value == type.Name
        || (schema.FindType(condition.Name.Value) is AbstractType @abstract && schema.IsSubtype(type, @abstract));

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            var unwanted = directive.Name.Value == SpecifiedDirectives.Skip.Name;
            if ((unwanted || directive.Name.Value == SpecifiedDirectives.Include.Name)
                && ConditionVariables.IsTrue(directive, conditions, source) == unwanted)
            {
                return false;
            }
        }

        return true;
    }
}
