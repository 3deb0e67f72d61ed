using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>The look-ahead that a resolver gets: the plan below a field with the arguments of one run.</summary>
internal sealed class PlannedField(ExecutionRun run, FieldPlan plan) : SelectedField
{
    public override string ResponseKey => plan.ResponseKey;

    public override FieldDefinition Field => plan.Definition;

    public override object CacheKey => plan;

    public override ArgumentValues Arguments => run.Arguments(plan);

    public override IReadOnlyList<SelectedField> Select(ObjectType type) => run.LookAhead(plan.Select(type));
}
