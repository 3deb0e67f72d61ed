using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// §5.3.2: selections that answer under one response name are one field. Merging starts at every operation, and at fragments that no
/// operation reaches, since the others are met on the way.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var merging = new FieldMerging(context);
        var conflicts = new ConflictList();
        var reported = false;
        HashSet<FragmentDefinitionNode>? reachable = null;
        walk.OperationEntered += operation => Merge(operation);
        walk.FragmentDefinitionEntered += fragment =>
        {
            reachable ??= context.Document.Definitions.OfType<OperationDefinitionNode>()
                .SelectMany(context.Fragments.ReachableFrom)
                .ToHashSet<FragmentDefinitionNode>(ReferenceEqualityComparer.Instance);
            if (!reachable.Contains(fragment))
                Merge(fragment);
        };

        void Merge(ExecutableDefinitionNode definition)
        {
            merging.Run(definition.SelectionSet, walk.Types.Type?.Named, conflicts);
            foreach (var (message, nodes) in conflicts.Drain())
                context.Report(this, message, nodes);
            if (!merging.IsExhausted || reported)
                return;
            reported = true;
            context.Report(this, "The fields of the document overlap in too many ways to be compared.", ErrorCode.CostExceeded, [definition]);
        }
    }
}
