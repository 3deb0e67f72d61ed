using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Introspection;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Validation;

namespace GraphQLApi.Engine;

/// <summary>
/// The steps every request passes, in order: parse → limits → validate → coerce variables → execute. The first step that finds errors
/// ends the request. One instance serves a schema for the life of the process; it keeps the documents that clients repeat.
/// </summary>
public sealed class RequestPipeline(Schema schema, EngineOptions options, TimeProvider time)
{
    /// <summary>Name of the source of this project's trace spans.</summary>
    public const string TraceSource = "GraphQLApi.Engine";

    // The source of root fields; resolvers of the root take nothing from it.
    internal static readonly object RootValue = new();

    private readonly PreparedDocuments documents = new(schema, options);
    private readonly OperationCosts costs = new(schema, options);
    private int openSubscriptions;

    /// <summary>The schema requests run against.</summary>
    public Schema Schema { get; } = schema;

    /// <summary>The limits in force.</summary>
    public EngineOptions Options { get; } = options;

    /// <summary>The clock that requests are measured by.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Subscriptions that are open.</summary>
    public int OpenSubscriptions => Volatile.Read(ref openSubscriptions);

    /// <summary>What is wrong with a document, limits included; empty for one that clients may send.</summary>
    public static IReadOnlyList<GraphQLError> Check(Schema schema, string text, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Validator.Validate(schema, Parser.Parse(text, options.MaxTokens), options);
        }
        catch (GraphQLException refusal)
        {
            return refusal.Errors;
        }
    }

    /// <summary>The kind of operation a request would run, so that a transport can refuse it by protocol; null where it cannot be told.</summary>
    public OperationType? FindOperation(GraphQLRequest request)
    {
        var step = RequestStep.Parse;
        try
        {
            return documents.Prepare(request, ref step).Definition.Operation;
        }
        catch (GraphQLException)
        {
            return null; // executing the request gives the errors
        }
    }

    /// <summary>Answers a query or mutation. Client mistakes and failing resolvers are errors of the result, never exceptions.</summary>
    /// <param name="request">What the client sent.</param>
    /// <param name="services">Where resolvers find their collaborators; alive until the result is written.</param>
    /// <param name="configure">Puts what the host knows (principal, trace id) into the request; may be null.</param>
    /// <param name="cancellationToken">Fires when the client is gone.</param>
    /// <exception cref="OperationCanceledException">The client is gone: there is nobody to answer.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request, IServiceProvider services, Action<RequestContext>? configure, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(Options.RequestBudget, Time);
        using var leaving = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), budget); // never null
        var context = new RequestContext(Schema, services, Time, budget.Token);
        configure?.Invoke(context);
        using var watch = new OperationWatch(Options, context, Time);
        var step = RequestStep.Parse;
        IDisposable? place = null;
        try
        {
            place = Options.Admit is { } admit ? await admit(context) : null;
            var operation = watch.Found(documents.Prepare(request, ref step));
            if (operation.Definition.Operation == OperationType.Subscription)
            {
                throw new GraphQLException("Subscriptions are answered over Server-Sent Events or WebSocket only.", ErrorCode.BadUserInput);
            }

            var run = new ExecutionRun(Plan(operation, request, context, ref step), context, Options, cancellationToken);
            return watch.Report(Answer(await ExecuteAsync(run), context), run.Objects);
        }
        catch (GraphQLException refusal)
        {
            return watch.Report(Refused(step, refusal, context));
        }
        finally
        {
            place?.Dispose();
        }
    }

    /// <summary>Takes a query up to its execution, which the caller may then repeat: for answers that are read piece by piece.</summary>
    /// <param name="request">What the client sent.</param>
    /// <param name="services">Where resolvers find their collaborators; alive until the last piece is read.</param>
    /// <param name="configure">Puts what the host knows into the one context of all pieces; may be null.</param>
    /// <param name="budget">Wall time for all pieces together, in place of <see cref="EngineOptions.RequestBudget"/>.</param>
    /// <param name="cancellationToken">Fires when the client is gone.</param>
    public async ValueTask<QueryOpening> OpenAsync(
        GraphQLRequest request, IServiceProvider services, Action<RequestContext>? configure, TimeSpan budget, CancellationToken cancellationToken)
    {
        var life = new QueryLife(budget, Time, cancellationToken);
        var context = new RequestContext(Schema, services, Time, life.Token);
        configure?.Invoke(context);
        using var watch = new OperationWatch(Options, context, Time);
        var step = RequestStep.Parse;
        try
        {
            life.Place = Options.Admit is { } admit ? await admit(context) : null;
            var operation = watch.Found(documents.Prepare(request with { QueriesOnly = true }, ref step));
            return new QueryOpening(null, new OpenQuery(Plan(operation, request, context, ref step), context, Options with { RequestBudget = budget }, life));
        }
        catch (GraphQLException refusal)
        {
            life.Dispose();
            return new QueryOpening(watch.Report(Refused(step, refusal, context)), null);
        }
    }

    /// <summary>Opens a subscription whose events share the services it was opened with.</summary>
    /// <inheritdoc cref="SubscribeAsync(GraphQLRequest, IServiceProvider, Func{EventServices}, Action{RequestContext}?, CancellationToken)"/>
    public ValueTask<SubscriptionResult> SubscribeAsync(
        GraphQLRequest request, IServiceProvider services, Action<RequestContext>? configure, CancellationToken cancellationToken) =>
        SubscribeAsync(request, services, () => new EventServices(services, null), configure, cancellationToken);

    /// <summary>Opens a subscription. The stream ends with <paramref name="cancellationToken"/>; it has no time budget.</summary>
    /// <param name="request">What the client sent.</param>
    /// <param name="services">Where the resolver that opens the stream finds its collaborators; alive until the stream ends.</param>
    /// <param name="eventServices">Called for each event: where its resolvers find theirs; given back when the next result is asked for.</param>
    /// <param name="configure">Puts what the host knows into the request of every event; may be null.</param>
    /// <param name="cancellationToken">Fires when the client is gone or has had enough.</param>
    public async ValueTask<SubscriptionResult> SubscribeAsync(
        GraphQLRequest request,
        IServiceProvider services,
        Func<EventServices> eventServices,
        Action<RequestContext>? configure,
        CancellationToken cancellationToken)
    {
        var step = RequestStep.Parse;
        // One for the source, its queue and every event: a stream may be idle for days, and each token of its own would be kept as long.
        var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var opening = NewContext(services);
        try
        {
            var plan = PlanSubscription(request, opening, ref step);
            var (name, variables, directives) = (opening.OperationName, opening.Variables, opening.Directives);
            var stream = await SubscriptionStream.OpenAsync(new ExecutionRun(plan, opening, Options, life.Token), RootValue);
            return new SubscriptionResult(null, Answers(stream, NewRun, eventServices, life));

            ExecutionRun NewRun(IServiceProvider scope)
            {
                var context = NewContext(scope);
                (context.Operation, context.OperationName) = (OperationType.Subscription, name);
                context.Variables = variables;
                context.Directives = directives;
                return new ExecutionRun(plan, context, Options, life.Token);
            }
        }
        catch (GraphQLException refusal)
        {
            life.Dispose();
            using var watch = new OperationWatch(Options, opening, Time);
            return new SubscriptionResult(watch.Report(Refused(step, refusal, opening)), null);
        }

        RequestContext NewContext(IServiceProvider scope)
        {
            var context = new RequestContext(Schema, scope, Time, life.Token);
            configure?.Invoke(context);
            return context;
        }
    }

    // Its span ends before the stream begins: whatever a stream starts would keep it for days.
    private OperationPlan PlanSubscription(GraphQLRequest request, RequestContext opening, ref RequestStep step)
    {
        using var watch = new OperationWatch(Options, opening, Time);
        var operation = watch.Found(documents.Prepare(request, ref step));
        return operation.Definition.Operation == OperationType.Subscription
            ? Plan(operation, request, opening, ref step)
            : throw new GraphQLException("The operation is not a subscription.", ErrorCode.BadUserInput);
    }

    // Step 4: variables, and what depends on their values. Collecting root fields is execution (§6.2): what fails there answers data null.
    private OperationPlan Plan(PreparedOperation operation, GraphQLRequest request, RequestContext context, ref RequestStep step)
    {
        using var stage = EngineTrace.Stage("graphql.plan");
        context.Variables = new VariableCoercion(Schema, operation.Source, Options.MaxErrors, Options.MaxListLength)
            .Coerce(operation.Definition.VariableDefinitions, request.Variables);
        costs.Charge(operation, request, context);
        step = RequestStep.Execute;
        var plan = operation.PlanFor(context.Variables);
        step = RequestStep.Prepare;
        if (!Options.IntrospectionEnabled || !context.IsIntrospectionAllowed)
        {
            RefuseIntrospection(plan);
        }

        context.RootFields = plan.Root.Fields.Length;
        context.Directives = OperationDirectives.Coerce(plan, context.Variables);
        return plan;
    }

    private static void RefuseIntrospection(OperationPlan plan)
    {
        foreach (var field in plan.Root.Fields.Where(field => IntrospectionSchema.IsEntry(field.Definition)))
        {
            throw new GraphQLException(new GraphQLError("Introspection is not allowed here.")
            {
                Code = ErrorCode.IntrospectionDisabled,
                Locations = plan.Source.LocationsOf(field.Nodes),
            });
        }
    }

    private ExecutionResult Refused(RequestStep step, GraphQLException refusal, RequestContext context)
    {
        if (costs.ChargeTheLeast(context) is { } overBudget)
        {
            (step, refusal) = (RequestStep.Parse, overBudget);
        }

        return new ExecutionResult(step, refusal.Errors, null, Options.Charge is null ? null : context.Extensions.Snapshot());
    }

    private static async ValueTask<ExecutedData> ExecuteAsync(ExecutionRun run)
    {
        using var stage = EngineTrace.Stage("graphql.execute");
        return await Executor.ExecuteAsync(run, RootValue);
    }

    private static ExecutionResult Answer(ExecutedData executed, RequestContext context) =>
        new(RequestStep.Execute, executed.Errors, executed.Data, context.Extensions.Snapshot());

    // What an event's resolvers hold must last until its result is written, that is, until the next one is asked for.
    private async IAsyncEnumerable<ExecutionResult> Answers(
        SubscriptionStream stream,
        Func<IServiceProvider, ExecutionRun> newRun,
        Func<EventServices> eventServices,
        CancellationTokenSource life)
    {
        Interlocked.Increment(ref openSubscriptions);
        try
        {
            await using var events = stream.Open(life);
            while (await events.MoveNextAsync())
            {
                var scope = eventServices();
                await using var lifetime = scope.Lifetime;
                var (result, isLast) = await AnswerEventAsync(events, newRun(scope.Services));
                yield return result;
                if (isLast)
                {
                    yield break;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref openSubscriptions);
        }
    }

    private async ValueTask<(ExecutionResult Result, bool IsLast)> AnswerEventAsync(EventQueue events, ExecutionRun run)
    {
        using var watch = new OperationWatch(Options, run.Request, Time);
        if (costs.ChargeTheLeast(run.Request) is { } overBudget)
        {
            return (watch.Report(new ExecutionResult(RequestStep.Execute, overBudget.Errors, null, run.Request.Extensions.Snapshot())), true);
        }

        return (watch.Report(Answer(await events.ExecuteAsync(run), run.Request), run.Objects), false);
    }
}
