using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using System.Collections.Immutable;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.2.4.1: a subscription has exactly one root field, known without looking at variables, and no meta-field.</summary>
internal sealed class SingleFieldSubscriptions : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.OperationEntered += operation =>
    {
        if (operation.Operation == OperationType.Subscription && context.Schema.SubscriptionType is { } root)
            Check(context, operation, root);
    };

    private void Check(ValidationContext context, OperationDefinitionNode operation, ObjectType root)
    {
        var subject = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name.Value}\"";
        var conditions = new List<Node>();
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        Collect(context, root, operation.SelectionSet, fields, conditions);
        if (conditions.Count > 0)
        {
            context.Report(this, $"{subject} must not use `@skip` or `@include` directives in the top level selection.", [.. conditions]);
            return;
        }
        if (fields.Count == 0)
            context.Report(this, $"{subject} must select one top level field.", operation.SelectionSet);
        if (fields.Count > 1)
            context.Report(this, $"{subject} must select only one top level field.", [.. fields.Values.Skip(1).SelectMany(group => group)]);
        foreach (var group in fields.Values.Where(group => group[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            context.Report(this, $"{subject} must not select an introspection top level field.", [.. group]);
    }

    // CollectSubscriptionFields: like CollectFields (§6.3.2), but conditions are forbidden instead of evaluated.
    private static void Collect(
        ValidationContext context, ObjectType root, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> fields, List<Node> conditions)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionNode>(set.Selections.Reverse());
        while (pending.TryPop(out var selection))
        {
            if (selection.Directives.FirstOrDefault(directive => directive.Name.Value is "skip" or "include") is { } condition)
            {
                conditions.Add(condition);
                continue;
            }
            if (selection is FieldNode field)
            {
                if (!fields.TryGetValue(field.ResponseName, out var group))
                    fields.Add(field.ResponseName, group = []);
                group.Add(field);
                continue;
            }
            foreach (var inner in Inside(context, root, selection, visited).Reverse())
                pending.Push(inner);
        }
    }

    private static ImmutableArray<SelectionNode> Inside(ValidationContext context, ObjectType root, SelectionNode selection, HashSet<string> visited)
    {
        var (condition, set) = selection switch
        {
            InlineFragmentNode inline => (inline.TypeCondition, inline.SelectionSet),
            FragmentSpreadNode spread when visited.Add(spread.Name.Value) && context.Fragments.Find(spread.Name.Value) is { } fragment =>
                (fragment.TypeCondition, fragment.SelectionSet),
            _ => (null, null),
        };
        var applies = condition is null || (context.Schema.FindType(condition) is { } type && context.Schema.IsSubtype(root, type));
        return set is not null && applies ? set.Selections : [];
    }
}
