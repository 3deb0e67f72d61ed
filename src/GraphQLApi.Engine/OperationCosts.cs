using System.Runtime.CompilerServices;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Validation.Limits;

namespace GraphQLApi.Engine;

/// <summary>What operations cost: held against <see cref="EngineOptions.MaxCost"/>, and charged to whoever asks.</summary>
internal sealed class OperationCosts(Schema schema, EngineOptions options)
{
    // Beside the operation, since execution knows nothing of limits.
    private readonly ConditionalWeakTable<PreparedOperation, CostMemo> memos = [];

    /// <exception cref="GraphQLException">The operation costs more than any may, or than its caller has left.</exception>
    public void Charge(PreparedOperation operation, GraphQLRequest request, RequestContext context)
    {
        var cost = memos.GetValue(operation, operation => new CostMemo(schema, operation.Definition, operation.Fragments)).Of(context.Variables);
        context.Cost = cost;
        if (options.ReportCost || request.ReportsCost)
        {
            context.Extensions.Set("cost", cost);
        }

        if (DocumentLimits.CheckCost(operation.Source, operation.Definition, cost, options) is { } excess)
        {
            throw new GraphQLException(excess);
        }

        Charge(context, Math.Max(1, cost));
    }

    /// <summary>
    /// Charges what has cost nothing yet, and says whether that was too much: an event, or a request that was refused before its cost was known. It has
    /// been read all the same, and who sends nothing but mistakes uses up a budget too.
    /// </summary>
    public GraphQLException? ChargeTheLeast(RequestContext context)
    {
        try
        {
            if (!context.IsCharged)
            {
                Charge(context, 1);
            }

            return null;
        }
        catch (GraphQLException overBudget)
        {
            return overBudget;
        }
    }

    private void Charge(RequestContext context, long cost)
    {
        context.IsCharged = true;
        options.Charge?.Invoke(context, cost);
    }
}
