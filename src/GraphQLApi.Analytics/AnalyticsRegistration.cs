using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Analytics.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics;

/// <summary>Puts the schema into a service collection.</summary>
public static class AnalyticsRegistration
{
    /// <summary>
    /// Registers the <see cref="Engine.Types.Schema"/> (singleton, built when it is first asked for) and what its resolvers share. They also need what
    /// the cache registers.
    /// </summary>
    public static IServiceCollection AddAnalytics(this IServiceCollection services, AnalyticsOptions options, MetricsOptions? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton<CompiledQueries>();
        services.AddSingleton(_ => AnalyticsSchema.Build(options, metrics));
        return services;
    }
}
