using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// §5.3.2: selections that answer under one response name are one field. Whether the document has a conflict is found in near-linear time;
/// only one that does is compared pair by pair, to tell every conflict as the reference implementation tells it.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        FieldConflicts? conflicts = null;
        walk.DocumentEntered += document =>
        {
            var merging = new FieldMerging(context);
            foreach (var (definition, type) in Roots(context, document).TakeWhile(_ => !merging.IsExhausted && !merging.HasConflict))
                merging.Run(definition.SelectionSet, type);
            if (merging.IsExhausted)
                ReportExhaustion(context, document);
            else if (merging.HasConflict)
                conflicts = new FieldConflicts(context);
        };
        walk.SelectionSetEntered += set =>
        {
            // The selections of an inline fragment belong to the set around it.
            if (conflicts is null || walk.Parent is InlineFragmentNode)
                return;
            foreach (var conflict in conflicts.Within(set, walk.Types.ParentType))
                context.Report(this, conflict.Message, [.. conflict.Fields1, .. conflict.Fields2]);
            if (!conflicts.IsExhausted)
                return;
            conflicts = null;
            ReportExhaustion(context, context.Document);
        };
    }

    // Merging starts at every operation, and at fragments that no operation reaches, since the others are met on the way.
    private static IEnumerable<(ExecutableDefinitionNode Definition, CompositeType? Type)> Roots(ValidationContext context, DocumentNode document)
    {
        var reachable = new HashSet<FragmentDefinitionNode>(ReferenceEqualityComparer.Instance);
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            reachable.UnionWith(context.Fragments.ReachableFrom(operation));
            yield return (operation, context.Schema.RootType(operation.Operation));
        }
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(fragment => !reachable.Contains(fragment)))
            yield return (fragment, context.Schema.FindType(fragment.TypeCondition) as CompositeType);
    }

    private void ReportExhaustion(ValidationContext context, DocumentNode document) => context.Report(
        this, "The fields of the document overlap in too many ways to be compared.", ErrorCode.CostExceeded, [document.Definitions[0]]);
}
