using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Changes;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Details;
using GraphQLApi.Cache.Erasing;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Realtime;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Retry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Cache;

/// <summary>Puts the cache into a service collection.</summary>
public static class CacheRegistration
{
    /// <summary>
    /// Binds <see cref="CacheOptions"/> to the section <c>Cache</c>, then runs <paramref name="configure"/>, and registers
    /// <see cref="CacheDatabase"/>, <see cref="CacheRequest"/> (scoped), <see cref="SyncJobs"/>, <see cref="ServiceFigures"/>,
    /// <see cref="ConversationDetails"/>, <see cref="AccessKeyStore"/>, <see cref="RealtimeFeed"/>, <see cref="ConversationChanges"/>, <see cref="FactStore"/>,
    /// <see cref="Eraser"/> and the call log shared by all processes. AddUpstream and a <see cref="TimeProvider"/> are needed beside it. Open the database before
    /// anything else runs.
    /// </summary>
    public static IServiceCollection AddCache(this IServiceCollection services, Action<CacheOptions>? configure = null)
    {
        services.AddOptions<CacheOptions>().BindConfiguration(CacheOptions.SectionName).Configure(options => configure?.Invoke(options));
        services.AddSingleton<CacheCounters>();
        services.AddSingleton<CacheDatabase>();
        services.AddSingleton<AccessKeyStore>();
        services.AddSingleton<CallLog, SqliteCallLog>();
        services.AddSingleton<LedgerMemory>();
        services.AddSingleton<RowWriter>(); // one: its statements stay prepared for the writer's connection
        services.AddSingleton<WindowStore>();
        services.AddSingleton<RecordDensity>();
        services.AddSingleton<GapFiller>();
        services.AddSingleton<QueryFills>();
        services.AddSingleton<SyncJobStore>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<Purge>();
        services.AddSingleton<RecordLookup>();
        services.AddSingleton<JobChanges>();
        services.AddSingleton<RealtimePoller>();
        AddPublic(services);
        return services;
    }

    /// <summary>Adds the background service of a serving process: hot polling, settling, the real-time feed, interrupted jobs, purging; and facts loaded ahead.</summary>
    public static IServiceCollection AddCacheSync(this IServiceCollection services) => services.AddHostedService<SyncService>().AddHostedService<FactLoading>();

    // Their constructors are internal: what they are made of is nobody else's business.
    private static void AddPublic(IServiceCollection services)
    {
        services.AddScoped(provider => new CacheRequest(
            Get<CacheDatabase>(provider), Get<QueryFills>(provider), Get<RecordLookup>(provider), Get<LedgerMemory>(provider),
            Get<SyncJobs>(provider), Get<IOptions<CacheOptions>>(provider), Get<CacheCounters>(provider), Get<TimeProvider>(provider), Get<VendorClock>(provider)));
        services.AddSingleton(provider => new SyncJobs(
            Get<SyncJobStore>(provider), Get<JobRunner>(provider), Get<JobChanges>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(_ => new ConversationChanges());
        services.AddSingleton(provider => new Eraser(Get<CacheDatabase>(provider), Get<TimeProvider>(provider)));
        services.AddOptions<FactOptions>().BindConfiguration(FactOptions.SectionName);
        services.AddSingleton(provider => new FactStore(Get<IOptions<FactOptions>>(provider).Value));
        services.AddSingleton(provider => new SyncFigures(
            Get<CacheDatabase>(provider), Get<LedgerMemory>(provider), Get<IOptions<CacheOptions>>(provider), Get<VendorClock>(provider)));
        services.AddSingleton(provider => new ServiceFigures(Get<UpstreamMonitor>(provider)));
        services.AddSingleton(provider => new ConversationDetails(
            Get<CacheDatabase>(provider), Get<UpstreamClient>(provider), Get<IOptions<CacheOptions>>(provider),
            Get<IOptions<UpstreamOptions>>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new RealtimeFeed(
            Get<CacheDatabase>(provider), Get<UpstreamClient>(provider), Get<RowWriter>(provider), Get<IOptions<CacheOptions>>(provider),
            Get<IOptions<UpstreamOptions>>(provider), Get<TimeProvider>(provider)));
    }

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
