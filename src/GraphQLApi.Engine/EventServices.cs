namespace GraphQLApi.Engine;

/// <summary>The services of one event of a subscription, and what is disposed once its result is written; null where others own them.</summary>
public readonly record struct EventServices(IServiceProvider Services, IAsyncDisposable? Lifetime);
