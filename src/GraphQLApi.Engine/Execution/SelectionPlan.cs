using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>A selection set collected for one object type: what to execute, in response order.</summary>
internal sealed class SelectionPlan(ObjectType type, FieldPlan[] fields)
{
    public ObjectType Type { get; } = type;

    public FieldPlan[] Fields { get; } = fields;
}
