using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Response.Tables;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine;

/// <summary>A query that was opened, or why it was not. Exactly one of the two is set.</summary>
public sealed record QueryOpening(ExecutionResult? Refusal, OpenQuery? Query);

/// <summary>
/// A query that passed every step before execution and may be executed more than once. All executions share one context, so what resolvers keep in
/// its <see cref="RequestContext.Items"/> lasts from one piece of the answer to the next.
/// </summary>
public sealed class OpenQuery : IDisposable
{
    private readonly OperationPlan plan;
    private readonly EngineOptions options;
    private readonly QueryLife life;
    private ExecutionResult? latest;
    private TimeSpan duration;
    private int objects;

    internal OpenQuery(OperationPlan plan, RequestContext context, EngineOptions options, QueryLife life)
    {
        this.plan = plan;
        this.options = options;
        this.life = life;
        Context = context;
    }

    /// <summary>The context of all executions.</summary>
    public RequestContext Context { get; }

    /// <summary>The operation's name; null where it has none.</summary>
    public string? OperationName => plan.Operation.Name?.Value;

    /// <summary>The root fields as selected, without <c>__typename</c>.</summary>
    public IReadOnlyList<SelectedField> Fields => NewRun().Selection;

    /// <summary>Executes the query once more. A spent budget is an error of the result.</summary>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync()
    {
        var isFirst = latest is null;
        var (result, elapsed) = await RunAsync();
        if (!isFirst && options.Pace is { } pace)
        {
            await pace(Context, elapsed);
        }

        return result;
    }

    /// <summary>The shape of a table whose rows are the objects of one list of the answer.</summary>
    /// <exception cref="Errors.GraphQLException">The selection does not make a table under these options.</exception>
    public Table Table(TableRows rows, TableFormat format, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        return new Table(plan, rows, format, options);
    }

    /// <summary>Reports the operation: one, however many pieces, with all that they brought.</summary>
    public void Dispose()
    {
        if (latest is { } result)
        {
            latest = null;
            options.Answered?.Invoke(new OperationReport(Context, result, objects, duration));
        }

        life.Dispose();
    }

    private async ValueTask<(ExecutionResult Result, TimeSpan Elapsed)> RunAsync()
    {
        using var stage = EngineTrace.Stage("graphql.execute");
        var started = Context.Time.GetTimestamp();
        var run = NewRun();
        var executed = await Executor.ExecuteAsync(run, RequestPipeline.RootValue);
        var result = new ExecutionResult(RequestStep.Execute, executed.Errors, executed.Data, Context.Extensions.Snapshot());
        var elapsed = Context.Time.GetElapsedTime(started);
        latest = new ExecutionResult(RequestStep.Execute, executed.Errors, null, null); // without its rows, which nobody needs when it is written
        (objects, duration) = (objects + run.Objects, duration + elapsed);
        return (result, elapsed);
    }

    private ExecutionRun NewRun() => new(plan, Context, options, life.ClientGone);
}

/// <summary>How long a query may go on: until its budget is spent or its client is gone.</summary>
internal sealed class QueryLife : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration leaving;

    public QueryLife(TimeSpan budget, TimeProvider time, CancellationToken clientGone)
    {
        source = new CancellationTokenSource(budget, time);
        ClientGone = clientGone;
        leaving = clientGone.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source); // never null
    }

    public CancellationToken ClientGone { get; }

    /// <summary>Its place among those that run at once; kept to the end, waiting for a slow reader included.</summary>
    public IDisposable? Place { get; set; }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        leaving.Dispose();
        source.Dispose();
        Place?.Dispose();
    }
}
