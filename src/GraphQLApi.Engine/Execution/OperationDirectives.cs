using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>Coerces the directives that stand on the operation itself, for resolvers to read through the request.</summary>
internal static class OperationDirectives
{
    /// <exception cref="GraphQLException">An argument does not fit: the request fails before execution.</exception>
    public static IReadOnlyList<DirectiveUse> Coerce(OperationPlan plan, VariableValues variables)
    {
        if (plan.Operation.Directives.IsDefaultOrEmpty)
        {
            return [];
        }

        var uses = new List<DirectiveUse>();
        foreach (var node in plan.Operation.Directives)
        {
            if (plan.Schema.Directives.TryGetValue(node.Name.Value, out var definition))
            {
                var arguments = ArgumentCoercion.Coerce(definition.Arguments, node.Arguments, node, variables, plan.Source);
                uses.Add(new DirectiveUse(definition, arguments));
            }
        }

        return uses;
    }
}
