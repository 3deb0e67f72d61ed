using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Tests.Engine.Http;

/// <summary>The schema of <see cref="GraphQLTestHost"/> and the hands by which a test moves it.</summary>
internal sealed class HostedFields
{
    public Channel<object?> Ticks { get; } = Channel.CreateUnbounded<object?>();

    public TaskCompletionSource WaitStarted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource WaitStopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource TickStarted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource TickStopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Schema Schema() => new SchemaBuilder(Query())
    {
        Mutation = new ObjectType("Mutation", null, () => [new FieldDefinition("change", SpecifiedScalars.String) { ResolveObject = _ => new("changed") }]),
        Subscription = new ObjectType("Subscription", null, () =>
        [
            new FieldDefinition("tick", SpecifiedScalars.Int) { Resolve = source => source, Subscribe = context => new(ReadTicks(context.CancellationToken)) },
        ]),
    }.Build();

    private ObjectType Query() => new("Query", null, () =>
    [
        new FieldDefinition("hello", SpecifiedScalars.String)
        {
            Arguments = [new ArgumentDefinition("name", SpecifiedScalars.String)],
            ResolveObject = context => new($"Hello {context.Arguments.Get<string>("name") ?? "world"}"),
        },
        new FieldDefinition("broken", SpecifiedScalars.String) { ResolveObject = _ => throw new NotSupportedException("secret text") },
        new FieldDefinition("wait", SpecifiedScalars.String) { ResolveObject = context => WaitAsync(context.CancellationToken) },
    ]);

    private async ValueTask<object?> WaitAsync(CancellationToken cancellationToken)
    {
        WaitStarted.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return null;
        }
        finally
        {
            WaitStopped.TrySetResult();
        }
    }

    private async IAsyncEnumerable<object?> ReadTicks([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TickStarted.TrySetResult();
        try
        {
            await foreach (var tick in Ticks.Reader.ReadAllAsync(cancellationToken))
                yield return tick;
        }
        finally
        {
            TickStopped.TrySetResult();
        }
    }
}
