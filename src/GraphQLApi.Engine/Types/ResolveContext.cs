using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Types;

/// <summary>What every resolver with a context may ask for: the field, its coerced arguments, the look-ahead and the request.</summary>
public abstract class FieldContext
{
    private protected FieldContext(RequestContext request, ObjectType parentType, SelectedField selection, ArgumentValues arguments)
    {
        Request = request;
        ParentType = parentType;
        Selection = selection;
        Arguments = arguments;
    }

    /// <summary>The request this field belongs to.</summary>
    public RequestContext Request { get; }

    /// <summary>The object type the field is selected on.</summary>
    public ObjectType ParentType { get; }

    /// <summary>The field and everything selected below it.</summary>
    public SelectedField Selection { get; }

    /// <summary>The coerced arguments (specification §6.4.1).</summary>
    public ArgumentValues Arguments { get; }

    /// <summary>The definition of the field.</summary>
    public FieldDefinition Field => Selection.Field;

    /// <summary>The request's services.</summary>
    public IServiceProvider Services => Request.Services;

    /// <summary>The request's cancellation.</summary>
    public CancellationToken CancellationToken => Request.CancellationToken;
}

/// <summary>The context of a resolver that is called for one object.</summary>
public sealed class ResolveContext : FieldContext
{
    private readonly Func<ResponsePath> path;

    internal ResolveContext(
        RequestContext request, ObjectType parentType, SelectedField selection, ArgumentValues arguments, object source, Func<ResponsePath> path)
        : base(request, parentType, selection, arguments)
    {
        Source = source;
        this.path = path;
    }

    /// <summary>The parent object; of a root field the root value.</summary>
    public object Source { get; }

    /// <summary>Where in the response the field stands; searched for when asked, so ask only in the unusual case.</summary>
    public ResponsePath Path => path();
}

/// <summary>The context of a resolver that is called once for all parent objects of a level.</summary>
public sealed class BatchResolveContext : FieldContext
{
    internal BatchResolveContext(
        RequestContext request, ObjectType parentType, SelectedField selection, ArgumentValues arguments, IReadOnlyList<object> sources)
        : base(request, parentType, selection, arguments) => Sources = sources;

    /// <summary>The parent objects in response order, at least one; the same object may stand more than once.</summary>
    public IReadOnlyList<object> Sources { get; }
}
