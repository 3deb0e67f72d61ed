using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine;

/// <summary>Every limit of the engine with its default and the reason for it. A document over a limit is refused before it costs anything.</summary>
public sealed record EngineOptions
{
    /// <summary>Tokens of a document. The largest query of a known client tool has about 600; reading 20,000 takes a few milliseconds.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>Nesting of fields outside introspection. The deepest sensible path of an analytics schema (connection, nodes, child lists, parts) has 10.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>Nesting of fields inside <c>__schema</c> and <c>__type</c>. The standard query of the newest tools unwraps types through 13 levels.</summary>
    public int MaxIntrospectionDepth { get; init; } = 20;

    /// <summary>Response names for one field in one selection set: more is enumeration, not a question.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>Directives in one place; the specification's own never stand there more than twice.</summary>
    public int MaxDirectives { get; init; } = 10;

    /// <summary>Fragment spreads visited when a document is expanded, so that fragments that double in a chain stay harmless.</summary>
    public int MaxFragments { get; init; } = 1_000;

    /// <summary>Items of one list given as input, literal or variable; filters by id send pages of at most 1,000.</summary>
    public int MaxListLength { get; init; } = 2_000;

    /// <summary>Sum of field weights times page sizes. A page of 1,000 with nested children costs about 7,000.</summary>
    public int MaxCost { get; init; } = 10_000;

    /// <summary>
    /// Objects of one answer, of a table of each piece. Cost guesses that a plain list holds two; lists that lead to and fro (a queue's agents,
    /// their queues, …) hold a hundred times that at each level. The largest metrics result has 10,000 rows of some thirty objects.
    /// </summary>
    public int MaxObjects { get; init; } = 500_000;

    /// <summary>Errors that validation, variable coercion or execution report before one more says that there are others; 100 is the reference implementation's number.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Bytes of a request body: a hundred times the largest query we know.</summary>
    public int MaxRequestBytes { get; init; } = 1024 * 1024;

    /// <summary>Wall time for one query or mutation; what is not answered by then fails with REQUEST_TIMED_OUT. Subscriptions have none.</summary>
    public TimeSpan RequestBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Events of one subscription that may wait for a slow reader; one more ends it with SUBSCRIBER_TOO_SLOW. One window of the vendor may change 1,100 at once; not executed yet they are small.</summary>
    public int SubscriptionQueueLength { get; init; } = 2_000;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked for.</summary>
    public bool IntrospectionEnabled { get; init; } = true;

    /// <summary>Whether every answer carries <c>extensions.cost</c>.</summary>
    public bool ReportCost { get; init; }

    /// <summary>Documents kept parsed, validated and planned. A product's clients send tens of different ones.</summary>
    public int DocumentCacheSize { get; init; } = 500;

    /// <summary>Characters of all kept documents together (two bytes each, the tree about ten times that): bounds the cache under large documents.</summary>
    public int DocumentCacheCharacters { get; init; } = 2_000_000;

    /// <summary>Documents kept by their hash for clients that send the hash alone (automatic persisted queries); 0 = off. Their characters are bounded as those of parsed documents are.</summary>
    public int PersistedQueryCacheSize { get; init; } = 1_000;

    /// <summary>Whether nothing runs but <see cref="TrustedDocuments"/>, introspection included.</summary>
    public bool TrustedDocumentsOnly { get; init; }

    /// <summary>Documents that clients may name by id or hash; null for none.</summary>
    public TrustedDocuments? TrustedDocuments { get; init; }

    /// <summary>
    /// Asked before a query or mutation is read for a place among those that run at once, which is given back when its answer is there.
    /// Throws a <see cref="GraphQLException"/> to refuse. Subscriptions need none: they wait most of their life.
    /// </summary>
    public Func<RequestContext, ValueTask<IDisposable>>? Admit { get; init; }

    /// <summary>
    /// Told the cost of each operation once before it runs, at least 1, also of one that is refused for its mistakes, and 1 for each event of a
    /// subscription. Throws a <see cref="GraphQLException"/> to refuse; a subscription ends with it.
    /// </summary>
    public Action<RequestContext, long>? Charge { get; init; }

    /// <summary>
    /// Told how long each further piece of an answer took that is read piece by piece (the first is charged like any operation), and waited for before
    /// the next: what its document's cost says nothing of. Ends early, without throwing, when the request is over.
    /// </summary>
    public Func<RequestContext, TimeSpan, Task>? Pace { get; init; }

    /// <summary>Receives what a resolver threw beside the client's own mistakes, with the correlation id the client is told.</summary>
    public Action<Exception, string>? UnexpectedError { get; init; }

    /// <summary>Receives how every operation, and every event of a subscription, was answered. Called before the answer is written, so it must be quick.</summary>
    public Action<OperationReport>? Answered { get; init; }
}
