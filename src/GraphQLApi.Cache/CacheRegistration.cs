using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Cache;

/// <summary>Puts the cache into a service collection.</summary>
public static class CacheRegistration
{
    /// <summary>
    /// Registers <see cref="Database.CacheDatabase"/>, <see cref="Sync.CacheRequest"/> (scoped), <see cref="Sync.SyncJobs"/>,
    /// <see cref="Sync.ServiceFigures"/>, <see cref="Details.ConversationDetails"/>, <see cref="Realtime.RealtimeFeed"/> and the call log shared by all
    /// processes. Call it before AddUpstream, and open the database before anything else runs.
    /// </summary>
    public static IServiceCollection AddCache(this IServiceCollection services, Action<CacheOptions> configure) => services;

    /// <summary>Adds the background service of a serving process: hot polling, settling, the real-time feed, interrupted jobs.</summary>
    public static IServiceCollection AddCacheSync(this IServiceCollection services) => services;
}
