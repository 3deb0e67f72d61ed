using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>
/// An operation with its fields collected for one set of values of the variables that <c>@skip</c> and <c>@include</c> read. It grows
/// while it is used and is shared by all requests that repeat the operation.
/// </summary>
internal sealed class OperationPlan
{
    private readonly FieldCollector collector;

    public OperationPlan(
        Schema schema, Source source, OperationDefinitionNode operation, ObjectType rootType,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, IReadOnlyDictionary<string, bool?> conditions)
    {
        Schema = schema;
        Source = source;
        Operation = operation;
        collector = new FieldCollector(schema, source, fragments, conditions);
        Root = new SelectionPlan(rootType, collector.Collect(this, rootType, [operation.SelectionSet]));
    }

    public Schema Schema { get; }

    public Source Source { get; }

    public OperationDefinitionNode Operation { get; }

    public SelectionPlan Root { get; }

    // CollectSubfields, specification §6.4.3 (MergeSelectionSets).
    public SelectionPlan CollectSubfields(ObjectType type, FieldNode[] nodes) =>
        new(type, collector.Collect(this, type, nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>()));
}
