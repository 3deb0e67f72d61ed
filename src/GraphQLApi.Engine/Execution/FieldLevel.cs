using System.Diagnostics.CodeAnalysis;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>One field at one level: the objects it is executed for, their slot for it, and the child objects its values bring.</summary>
internal sealed class FieldLevel(ExecutionRun run, FieldPlan field, int slot, List<ResultObject> objects)
{
    private List<ChildGroup>? children;
    private ValueFilter? filter;
    private int found;

    public ExecutionRun Run { get; } = run;

    public FieldPlan Field { get; } = field;

    public List<ResultObject> Objects { get; } = objects;

    /// <summary>The objects to descend into, grouped by type; null for leaves and where all values are null.</summary>
    public IReadOnlyList<ChildGroup>? Children => children;

    public void Set(int index, object? value) => Objects[index].Values[slot] = value;

    public void Fail(int index, FieldError error)
    {
        Run.HasErrors = true;
        Set(index, error);
    }

    public bool HasFailed(int index) => Objects[index].Values[slot] is FieldError;

    public void FillAll(object? value)
    {
        foreach (var target in Objects)
        {
            target.Values[slot] = value;
        }
    }

    public void FailAll(FieldError error)
    {
        Run.HasErrors = true;
        children = null;
        FillAll(error);
    }

    /// <summary>Whether the level brings more objects than the answer may still take; then it fails as a whole.</summary>
    public bool IsOverfull => found + Run.Objects > Run.Options.MaxObjects;

    /// <exception cref="GraphQLException">The level is <see cref="IsOverfull"/>.</exception>
    public void AddChild(ResultObject child)
    {
        found++;
        if (IsOverfull)
        {
            throw Run.TooManyObjects;
        }

        children ??= [];
        foreach (var group in children)
        {
            if (ReferenceEquals(group.Plan, child.Plan))
            {
                group.Objects.Add(child);
                return;
            }
        }

        children.Add(new ChildGroup(child.Plan, [child]));
    }

    /// <summary>False where the field's guard refuses it; then it has failed for all its objects.</summary>
    public bool TryEnter()
    {
        if (Field.Guard is not { } guard)
        {
            return true;
        }

        var index = 0;
        if (FieldBoundary.Run(Run, ref index, 1, new EnterStep(this, guard)) is not { } error)
        {
            return true;
        }

        FailAll(error);
        return false;
    }

    /// <summary>A resolver's value as the field's guard lets it pass.</summary>
    public object? Guarded(ResultObject parent, object? value) =>
        filter is null || value is null or GraphQLError or Exception ? value : filter.Pass(parent.Source, value);

    /// <summary>Tells the guard that all values have passed.</summary>
    public void Finish()
    {
        if (filter is not null)
        {
            filter.Finish([.. ObjectPath.Of(Objects[0], Field).ToArray().OfType<string>()]);
        }
    }

    /// <summary>False where the arguments do not fit; then the field has failed for all its objects.</summary>
    public bool TryCoerceArguments([NotNullWhen(true)] out ArgumentValues? arguments)
    {
        try
        {
            arguments = Run.Arguments(Field);
            return true;
        }
        catch (GraphQLException refusal)
        {
            FailAll(new FieldError(refusal.Errors));
            arguments = null;
            return false;
        }
    }

    /// <summary>Reads the field from all sources at once: no context, no task, and for leaves no further call than the scalar's check.</summary>
    public void ResolvePlain()
    {
        if (Field.Definition.Arguments.Count > 0 && !TryCoerceArguments(out _))
        {
            return;
        }

        var resolve = Field.Definition.Resolve ?? SourceDictionary.Reader(Field.Definition.Name);
        FieldBoundary.ForEach(this, Objects.Count, new PlainStep(this, resolve));
    }

    private readonly struct EnterStep(FieldLevel level, FieldGuard guard) : IFieldStep
    {
        public void Run(int index) => level.filter = guard.Enter(level.Run.Request, level.Field.Definition, level.Run.Arguments(level.Field));
    }

    private readonly struct PlainStep(FieldLevel level, PlainResolver resolve) : IFieldStep
    {
        public void Run(int index)
        {
            var target = level.Objects[index];
            level.Set(index, ValueCompletion.Complete(level, target, resolve(target.Source)));
        }
    }
}

/// <summary>Objects of one type found at one level, with what is selected on them.</summary>
internal sealed record ChildGroup(SelectionPlan Plan, List<ResultObject> Objects);
