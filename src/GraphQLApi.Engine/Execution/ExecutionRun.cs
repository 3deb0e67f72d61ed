using System.Collections.Concurrent;
using System.Globalization;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>The state of one execution: its plan, its request and what it has learnt. Fields of one level use it at the same time.</summary>
internal sealed class ExecutionRun(OperationPlan plan, RequestContext request, EngineOptions options, CancellationToken clientGone)
{
    private ConcurrentDictionary<FieldPlan, ArgumentValues>? arguments;
    private volatile bool hasErrors;
    private int objects;

    public OperationPlan Plan { get; } = plan;

    public RequestContext Request { get; } = request;

    public EngineOptions Options { get; } = options;

    public CancellationToken ClientGone { get; } = clientGone;

    /// <summary>Whether any place of the result holds an error; without one, settling is skipped.</summary>
    public bool HasErrors
    {
        get => hasErrors;
        set => hasErrors = value;
    }

    /// <summary>Objects whose fields were executed.</summary>
    public int Objects => Volatile.Read(ref objects);

    /// <summary>The error of a level that would bring more objects than an answer may hold.</summary>
    public GraphQLException TooManyObjects => new(
        string.Create(CultureInfo.InvariantCulture, $"The answer has more objects than the limit {nameof(EngineOptions.MaxObjects)}, {Options.MaxObjects}: ask for fewer, or for shorter lists of lists."),
        ErrorCode.CostExceeded);

    public bool IsCancelled => Request.CancellationToken.IsCancellationRequested;

    public FieldError TimedOut => new(
        string.Create(CultureInfo.InvariantCulture, $"The request exceeded its time budget of {Options.RequestBudget.TotalSeconds:0.###} s."),
        ErrorCode.RequestTimedOut);

    public void Count(int executed) => Interlocked.Add(ref objects, executed);

    /// <summary>The arguments of a field: constant for the plan, or coerced once for this run.</summary>
    /// <exception cref="GraphQLException">A variable is missing or null where the argument needs a value.</exception>
    public ArgumentValues Arguments(FieldPlan field) => field.ConstantArguments ?? LazyInitializer.EnsureInitialized(ref arguments).GetOrAdd(
        field,
        static (field, run) => ArgumentCoercion.Coerce(
            field.Definition.Arguments, field.Nodes[0].Arguments, field.Nodes[0], run.Request.Variables, run.Plan.Source),
        this);

    /// <summary>The root fields, for whoever looks at the operation before it is executed.</summary>
    public IReadOnlyList<SelectedField> Selection => LookAhead(Plan.Root);

    /// <summary>The fields of a selection as resolvers see them.</summary>
    public IReadOnlyList<SelectedField> LookAhead(SelectionPlan plan)
    {
        var selected = new List<SelectedField>(plan.Fields.Length);
        foreach (var field in plan.Fields)
        {
            if (!ReferenceEquals(field.Definition, MetaFields.TypeName))
            {
                selected.Add(new PlannedField(this, field));
            }
        }

        return selected;
    }
}
