using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation;

/// <summary>A variable where it is used: the type expected there, its default, and the input object around it.</summary>
internal readonly record struct VariableUsage(VariableNode Node, GraphQLType? Type, GraphQLType? ParentType, DefaultValue? DefaultValue);

/// <summary>Usages per operation, those in reachable fragments included. Each definition is walked once, however many operations spread it.</summary>
internal sealed class VariableUsages(Schema schema, FragmentGraph fragments)
{
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _direct = new(ReferenceEqualityComparer.Instance);
    private (OperationDefinitionNode? Operation, IReadOnlyList<VariableUsage> Usages) _latest = (null, []);

    public IReadOnlyList<VariableUsage> Of(OperationDefinitionNode operation)
    {
        if (!ReferenceEquals(_latest.Operation, operation))
            _latest = (operation, [.. Direct(operation), .. fragments.ReachableFrom(operation).SelectMany(Direct)]);
        return _latest.Usages;
    }

    private List<VariableUsage> Direct(ExecutableDefinitionNode definition)
    {
        if (!_direct.TryGetValue(definition, out var usages))
        {
            var collector = new Collector(schema);
            collector.Visit(definition);
            _direct.Add(definition, usages = collector.Usages);
        }
        return usages;
    }

    private sealed class Collector(Schema schema) : AstVisitor
    {
        private readonly TypeInfo _types = new(schema);

        public List<VariableUsage> Usages { get; } = [];

        protected override bool Enter(Node node)
        {
            if (node is VariableDefinitionNode)
                return false;
            _types.Enter(node);
            if (node is VariableNode variable)
                Usages.Add(new VariableUsage(variable, _types.InputType, _types.ParentInputType, _types.DefaultValue));
            return true;
        }

        protected override void Leave(Node node) => _types.Leave(node);
    }
}
