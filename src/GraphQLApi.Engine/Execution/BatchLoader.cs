using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>Calls a resolver once for all objects of a level: one level of children costs one statement.</summary>
internal static class BatchLoader
{
    public static ValueTask Load(FieldLevel level, BatchResolver resolve, ArgumentValues arguments)
    {
        var sources = new object[level.Objects.Count];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = level.Objects[i].Source;
        }

        var context = new BatchResolveContext(
            level.Run.Request, level.Field.ParentType, new PlannedField(level.Run, level.Field), arguments, sources);
        var call = new Task<IReadOnlyList<object?>>[1];
        if (Guarded(level, new CallStep(context, resolve, call)))
        {
            if (!call[0].IsCompleted)
            {
                return Finish(level, call);
            }

            Complete(level, call);
        }

        return default;
    }

    private static async ValueTask Finish(FieldLevel level, Task<IReadOnlyList<object?>>[] call)
    {
        // A failure is read from the task, inside the boundary.
        await ((Task)call[0]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Complete(level, call);
    }

    private static void Complete(FieldLevel level, Task<IReadOnlyList<object?>>[] call)
    {
        var answer = new IReadOnlyList<object?>[1];
        if (Guarded(level, new ReadStep(level, call, answer)))
        {
            FieldBoundary.ForEach(level, level.Objects.Count, new CompleteStep(level, answer[0]));
        }
    }

    /// <summary>A call that fails as a whole has failed for every object of the level.</summary>
    private static bool Guarded<TStep>(FieldLevel level, TStep step)
        where TStep : struct, IFieldStep
    {
        var index = 0;
        if (FieldBoundary.Run(level.Run, ref index, 1, step) is not { } error)
        {
            return true;
        }

        level.FailAll(error);
        return false;
    }

    private readonly struct CallStep(BatchResolveContext context, BatchResolver resolve, Task<IReadOnlyList<object?>>[] call) : IFieldStep
    {
        public void Run(int index)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            call[0] = resolve(context).AsTask();
        }
    }

    private readonly struct ReadStep(FieldLevel level, Task<IReadOnlyList<object?>>[] call, IReadOnlyList<object?>[] answer) : IFieldStep
    {
        public void Run(int index)
        {
            answer[0] = call[0].GetAwaiter().GetResult();
            if (answer[0].Count != level.Objects.Count)
            {
                throw new InvalidOperationException(
                    $"The batch resolver of {level.Field.ParentType}.{level.Field.Definition.Name} answered {answer[0].Count} values for {level.Objects.Count} sources.");
            }
        }
    }

    private readonly struct CompleteStep(FieldLevel level, IReadOnlyList<object?> values) : IFieldStep
    {
        public void Run(int index) => level.Set(index, ValueCompletion.Complete(level, level.Objects[index], values[index]));
    }
}
