using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>Subscribe, specification §6.2.3: opens the event stream of the one root field.</summary>
internal sealed class SubscriptionStream
{
    private readonly int queueLength;
    private readonly IAsyncEnumerable<object?> events;

    private SubscriptionStream(IAsyncEnumerable<object?> events, int queueLength)
    {
        this.events = events;
        this.queueLength = queueLength;
    }

    /// <summary>CreateSourceEventStream, §6.2.3.1.</summary>
    /// <exception cref="GraphQLException">The arguments do not fit or the resolver refused; located, with the field as path.</exception>
    public static async ValueTask<SubscriptionStream> OpenAsync(ExecutionRun run, object rootValue)
    {
        var field = run.Plan.Root.Fields is [var single]
            ? single
            : throw new GraphQLException("Subscription must select only one top level field.", ErrorCode.ValidationFailed);
        var level = new FieldLevel(run, field, 0, [new ResultObject(run.Plan.Root, rootValue, parent: null)]);
        if (level.TryEnter() && level.TryCoerceArguments(out var arguments))
        {
            var opening = new Task<IAsyncEnumerable<object?>>[1];
            FieldBoundary.ForEach(level, 1, new OpenStep(level, arguments, opening));
            if (opening[0] is { } call)
            {
                await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                var answer = new IAsyncEnumerable<object?>[1];
                FieldBoundary.ForEach(level, 1, new ReadStep(call, answer));
                if (answer[0] is { } events)
                {
                    return new SubscriptionStream(events, run.Options.SubscriptionQueueLength);
                }
            }
        }

        throw new GraphQLException(Located(level));
    }

    /// <summary>Starts reading the source; from here on its events wait in a queue for the reader, which ends the stream's life when it leaves.</summary>
    public EventQueue Open(CancellationTokenSource life) => new(events, queueLength, life);

    private static ImmutableArray<GraphQLError> Located(FieldLevel level)
    {
        var error = (FieldError)level.Objects[0].Values[0]!; // a level without events has failed
        var locations = level.Run.Plan.Source.LocationsOf(level.Field.Nodes);
        return [.. error.Errors.Select(one => one with
        {
            Path = one.Path ?? new ResponsePath(null, level.Field.ResponseKey),
            Locations = one.Locations.IsDefaultOrEmpty ? locations : one.Locations,
        })];
    }

    private readonly struct OpenStep(FieldLevel level, ArgumentValues arguments, Task<IAsyncEnumerable<object?>>[] opening) : IFieldStep
    {
        public void Run(int index)
        {
            var field = level.Field;
            var parent = level.Objects[index];
            var subscribe = field.Definition.Subscribe
                ?? throw new InvalidOperationException($"Subscription field \"{field.Definition.Name}\" has no event stream.");
            opening[0] = subscribe(new ResolveContext(
                level.Run.Request, field.ParentType, new PlannedField(level.Run, field), arguments, parent.Source, () => ObjectPath.Of(parent, field))).AsTask();
        }
    }

    private readonly struct ReadStep(Task<IAsyncEnumerable<object?>> call, IAsyncEnumerable<object?>[] answer) : IFieldStep
    {
        public void Run(int index) => answer[0] = call.GetAwaiter().GetResult();
    }
}
