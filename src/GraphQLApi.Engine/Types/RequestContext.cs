using System.Collections.Concurrent;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>What all resolvers of one request share. Safe for concurrent use.</summary>
public sealed class RequestContext
{
    private ConcurrentDictionary<object, object?>? items;

    internal RequestContext(Schema schema, IServiceProvider services, TimeProvider time, CancellationToken cancellationToken)
    {
        Schema = schema;
        Services = services;
        Time = time;
        CancellationToken = cancellationToken;
        StartedAt = time.GetUtcNow();
    }

    /// <summary>The schema the request runs against.</summary>
    public Schema Schema { get; }

    /// <summary>The services of the request's scope; resolvers take their collaborators from it.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>When the request began, UTC: every "now" of one request is this, so that its parts agree.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Fires when the client leaves or the request's time budget is spent; pass it on to all that waits.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Names this request in logs and in INTERNAL errors; the host may set its own (a trace id) before execution.</summary>
    public string CorrelationId { get => field ??= Guid.NewGuid().ToString("N"); set; }

    /// <summary>Whether this caller may ask <c>__schema</c> and <c>__type</c>; the host may forbid it before execution.</summary>
    public bool IsIntrospectionAllowed { get; set; } = true;

    // A request that fails before its cost is known is charged as well, but none is charged twice.
    internal bool IsCharged { get; set; }

    /// <summary>The kind of operation; null until the document is read.</summary>
    public OperationType? Operation { get; internal set; }

    /// <summary>The operation's name, as the client chose it; null where it has none.</summary>
    public string? OperationName { get; internal set; }

    /// <summary>How many fields the operation selects of its root; 0 until that is known. A resolver of the only one has none beside it.</summary>
    public int RootFields { get; internal set; }

    /// <summary>What the operation costs; null until it was counted.</summary>
    public long? Cost { get; internal set; }

    /// <summary>The coerced variables.</summary>
    public VariableValues Variables { get; internal set; } = VariableValues.Empty;

    /// <summary>The directives of the operation (<c>query @freshness(mode: WAIT)</c>) with coerced arguments, in document order.</summary>
    public IReadOnlyList<DirectiveUse> Directives { get; internal set; } = [];

    /// <summary>A bag for the parts of the product that meet in a request (principal, per-request caches), keyed by type or a private object.</summary>
    public ConcurrentDictionary<object, object?> Items => LazyInitializer.EnsureInitialized(ref items);

    /// <summary>The <c>extensions</c> of the response; resolvers add warnings here.</summary>
    public ResponseExtensions Extensions { get; } = new();

    /// <summary>The arguments of the first use of an operation directive, defaults included; null where the client did not write it.</summary>
    public ArgumentValues? FindDirective(string name)
    {
        foreach (var directive in Directives)
        {
            if (directive.Definition.Name == name)
            {
                return directive.Arguments;
            }
        }

        return null;
    }
}
