using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>
/// The cost of an operation as the last request had it. A repeated document is walked again only when a variable that decides about the
/// cost (a page size, a condition) has another value; all other variables do not matter.
/// </summary>
internal sealed class CostMemo(Schema schema, OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
{
    private volatile Entry? latest;

    public long Of(VariableValues variables)
    {
        if (latest is { } known && Array.TrueForAll(known.Consulted, variable => Equals(Value(variables, variable.Name), variable.Value)))
        {
            return known.Cost;
        }

        var cost = new QueryCost(schema, fragments, variables);
        var sum = cost.Of(operation);
        latest = new Entry(sum, [.. cost.Consulted.Select(name => (name, Value(variables, name)))]);
        return sum;
    }

    // Lists and input objects compare by reference: they are taken for changed, which costs a walk and is never wrong.
    private static object? Value(VariableValues variables, string name) =>
        variables.TryGet(name, out var value) ? value : InputCoercion.Undefined;

    private sealed record Entry(long Cost, (string Name, object? Value)[] Consulted);
}
