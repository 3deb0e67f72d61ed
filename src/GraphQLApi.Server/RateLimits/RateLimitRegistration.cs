using GraphQLApi.Analytics.Access;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;

namespace GraphQLApi.Server.RateLimits;

/// <summary>Puts the limits that are on into the engine and the transports.</summary>
internal static class RateLimitRegistration
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, RateLimitOptions options, int maxCost) => services
        .AddSingleton(options)
        .AddSingleton(provider => new CostBudgets(options, maxCost, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ConcurrentRequests>();

    public static EngineOptions Limit(this EngineOptions engine, IServiceProvider services)
    {
        var options = services.GetRequiredService<RateLimitOptions>();
        return engine with
        {
            Admit = options is { MaxConcurrentRequests: 0, MaxConcurrentRequestsPerCaller: 0 } ? null : services.GetRequiredService<ConcurrentRequests>().AdmitAsync,
            Charge = options.CostPerMinute == 0 ? null : services.GetRequiredService<CostBudgets>().Charge,
            Pace = options.CostPerMinute == 0 ? null : services.GetRequiredService<CostBudgets>().PaceAsync,
        };
    }

    public static TransportOptions Limit(this TransportOptions transport, RateLimitOptions options) => transport with
    {
        MaxLiveConnectionsPerCaller = options.MaxLiveConnectionsPerCaller,
        CallerOf = static http => RateLimitedCaller.Of(http, http.RequestServices.GetService<Func<HttpContext, Caller>>()?.Invoke(http)),
    };
}
