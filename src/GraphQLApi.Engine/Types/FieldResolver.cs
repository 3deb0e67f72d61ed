namespace GraphQLApi.Engine.Types;

/// <summary>Reads a field from its source synchronously and without arguments: the hot path, called once per object and nothing else.</summary>
public delegate object? PlainResolver(object source);

/// <summary>Computes a field of one object; the calls for all objects of a level run concurrently where they are asynchronous.</summary>
public delegate ValueTask<object?> ObjectResolver(ResolveContext context);

/// <summary>
/// Computes a field for all parent objects of a level at once: one call, so one SQL statement. Answers one element per source, in the
/// order of <see cref="BatchResolveContext.Sources"/>; an element that is an exception fails that parent's field alone.
/// </summary>
public delegate ValueTask<IReadOnlyList<object?>> BatchResolver(BatchResolveContext context);

/// <summary>Opens the event stream of a subscription field (specification §6.2.3.1); each event becomes the source of one execution.</summary>
public delegate ValueTask<IAsyncEnumerable<object?>> SubscribeResolver(ResolveContext context);

/// <summary>Tells how often the children of a field are counted in the query cost, from its coerced arguments.</summary>
public delegate int CostMultiplier(ArgumentValues arguments);

/// <summary>Tells the weight of a field in the query cost from its coerced arguments and from what is selected below it.</summary>
public delegate int CostWeight(CostContext field);
