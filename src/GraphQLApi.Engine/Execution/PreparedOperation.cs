using System.Collections.Concurrent;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>One operation of a parsed and validated document with the plans its requests have needed so far.</summary>
internal sealed class PreparedOperation(
    Schema schema, Source source, OperationDefinitionNode definition, ObjectType rootType, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
{
    // 3^4 shapes, since a condition may be null: a client with more switches than that pays for collecting its fields each time.
    private const int MaxCachedConditions = 4;

    private readonly IReadOnlyList<string> conditions = ConditionVariables.Find(definition, fragments.Values);
    private readonly ConcurrentDictionary<int, OperationPlan> plans = new();

    public Source Source { get; } = source;

    public OperationDefinitionNode Definition { get; } = definition;

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments => fragments;

    /// <summary>The fields as this request's <c>@skip</c> and <c>@include</c> leave them.</summary>
    /// <exception cref="GraphQLException">A condition on a root field is null.</exception>
    public OperationPlan PlanFor(VariableValues variables)
    {
        if (conditions.Count == 0)
        {
            return plans.TryGetValue(0, out var only) ? only : plans.GetOrAdd(0, Collect(VariableValues.Empty));
        }

        return conditions.Count <= MaxCachedConditions
            ? plans.GetOrAdd(Shape(variables), static (_, state) => state.Operation.Collect(state.Variables), (Operation: this, Variables: variables))
            : Collect(variables);
    }

    private OperationPlan Collect(VariableValues variables) =>
        new(schema, Source, Definition, rootType, fragments, ConditionVariables.Read(conditions, variables));

    private int Shape(VariableValues variables)
    {
        var values = ConditionVariables.Read(conditions, variables);
        var shape = 0;
        foreach (var name in conditions)
        {
            shape = (shape * 3) + (values.GetValueOrDefault(name) switch { true => 1, false => 0, null => 2 });
        }

        return shape;
    }
}
