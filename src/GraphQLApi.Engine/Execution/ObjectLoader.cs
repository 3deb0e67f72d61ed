using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>Calls a resolver once per object of a level; all calls are started before the first is awaited.</summary>
internal static class ObjectLoader
{
    public static ValueTask Load(FieldLevel level, ObjectResolver resolve, ArgumentValues arguments)
    {
        var waiting = new Task<object?>?[level.Objects.Count];
        var selection = new PlannedField(level.Run, level.Field);
        FieldBoundary.ForEach(level, waiting.Length, new CallStep(level, resolve, arguments, selection, waiting));
        return Array.TrueForAll(waiting, call => call is null) ? default : Finish(level, waiting);
    }

    private static async ValueTask Finish(FieldLevel level, Task<object?>?[] waiting)
    {
        // Failures are read from the single tasks, inside the boundary.
        await ((Task)Task.WhenAll(waiting.OfType<Task<object?>>())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        FieldBoundary.ForEach(level, waiting.Length, new CompleteStep(level, waiting));
    }

    private readonly struct CallStep(
        FieldLevel level, ObjectResolver resolve, ArgumentValues arguments, SelectedField selection, Task<object?>?[] waiting) : IFieldStep
    {
        public void Run(int index)
        {
            level.Run.Request.CancellationToken.ThrowIfCancellationRequested();
            var parent = level.Objects[index];
            var field = level.Field;
            var call = resolve(new ResolveContext(
                level.Run.Request, field.ParentType, selection, arguments, parent.Source, () => ObjectPath.Of(parent, field)));
            if (call.IsCompletedSuccessfully)
            {
                level.Set(index, ValueCompletion.Complete(level, parent, call.Result));
            }
            else
            {
                waiting[index] = call.AsTask();
            }
        }
    }

    private readonly struct CompleteStep(FieldLevel level, Task<object?>?[] waiting) : IFieldStep
    {
        public void Run(int index)
        {
            if (waiting[index] is { } call)
            {
                level.Set(index, ValueCompletion.Complete(level, level.Objects[index], call.GetAwaiter().GetResult()));
            }
        }
    }
}
