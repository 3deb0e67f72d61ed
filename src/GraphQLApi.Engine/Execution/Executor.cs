using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>What an execution leaves behind: the root object, null where a null bubbled up to it, and the errors in document order.</summary>
internal sealed record ExecutedData(ResultObject? Data, ImmutableArray<GraphQLError> Errors);

/// <summary>
/// Executing operations, specification §6.2 and §6.3, breadth-first: a selection set is executed once for all objects of one concrete
/// type at its level, so that a batch resolver costs one call per level. The result is the one depth-first execution gives, since
/// errors are settled afterwards in document order.
/// </summary>
internal sealed class Executor
{
    private readonly ExecutionRun run;

    private Executor(ExecutionRun run) => this.run = run;

    /// <summary>Runs a query or mutation, or one event of a subscription, whose event is the <paramref name="rootValue"/>.</summary>
    public static async ValueTask<ExecutedData> ExecuteAsync(ExecutionRun run, object rootValue)
    {
        var root = new ResultObject(run.Plan.Root, rootValue, parent: null);
        var executor = new Executor(run);
        if (run.Plan.Operation.Operation == OperationType.Mutation)
        {
            await executor.ExecuteSerially(root);
        }
        else
        {
            await executor.ExecuteFields(root.Plan, [root]);
        }

        // A client that left gets no answer at all; a spent time budget is an error of the fields it hit.
        run.ClientGone.ThrowIfCancellationRequested();
        return run.HasErrors ? ErrorSettlement.Settle(root, run.Plan.Source, run.Options.MaxErrors) : new ExecutedData(root, []);
    }

    // Mutation, specification §6.2.2: each root field with all below it before the next one starts.
    private async ValueTask ExecuteSerially(ResultObject root)
    {
        for (var slot = 0; slot < root.Plan.Fields.Length; slot++)
        {
            await ExecuteField(root.Plan.Fields[slot], slot, [root]);
        }
    }

    /// <summary>Executes a selection set for all objects of one type. Fields that wait run side by side.</summary>
    private ValueTask ExecuteFields(SelectionPlan plan, List<ResultObject> objects)
    {
        run.Count(objects.Count);
        List<Task>? pending = null;
        for (var slot = 0; slot < plan.Fields.Length; slot++)
        {
            var field = ExecuteField(plan.Fields[slot], slot, objects);
            if (!field.IsCompletedSuccessfully)
            {
                (pending ??= []).Add(field.AsTask());
            }
        }

        return pending is null ? default : new ValueTask(Task.WhenAll(pending));
    }

    private ValueTask ExecuteField(FieldPlan field, int slot, List<ResultObject> objects)
    {
        var level = new FieldLevel(run, field, slot, objects);
        if (ReferenceEquals(field.Definition, MetaFields.TypeName))
        {
            level.FillAll(field.ParentType.Name);
            return default;
        }

        if (!level.TryEnter())
        {
            return default;
        }

        if (field.Definition.ResolveObject is null && field.Definition.ResolveBatch is null)
        {
            level.ResolvePlain();
            return ExecuteChildren(level);
        }

        if (!level.TryCoerceArguments(out var arguments))
        {
            return default;
        }

        var resolving = field.Definition.ResolveBatch is { } batch
            ? BatchLoader.Load(level, batch, arguments)
            : ObjectLoader.Load(level, field.Definition.ResolveObject!, arguments); // one of the two is set, see above
        return resolving.IsCompletedSuccessfully ? ExecuteChildren(level) : ThenExecuteChildren(resolving, level);
    }

    private async ValueTask ThenExecuteChildren(ValueTask resolving, FieldLevel level)
    {
        await resolving;
        await ExecuteChildren(level);
    }

    private ValueTask ExecuteChildren(FieldLevel level)
    {
        level.Finish();
        if (level.Children is not { } children)
        {
            return default;
        }

        if (children.Count == 1)
        {
            return ExecuteFields(children[0].Plan, children[0].Objects);
        }

        List<Task>? pending = null;
        foreach (var group in children)
        {
            var execution = ExecuteFields(group.Plan, group.Objects);
            if (!execution.IsCompletedSuccessfully)
            {
                (pending ??= []).Add(execution.AsTask());
            }
        }

        return pending is null ? default : new ValueTask(Task.WhenAll(pending));
    }
}
