using System.Net;
using GraphQLApi.Upstream.Auth;
using GraphQLApi.Upstream.Retry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Upstream;

/// <summary>Puts <see cref="UpstreamClient"/> and <see cref="UpstreamMonitor"/> into the container.</summary>
public static class UpstreamRegistration
{
    /// <summary>
    /// Binds <see cref="UpstreamOptions"/> to the section `Upstream` (they are not validated here: demo mode sets them later) and registers the client. A
    /// <see cref="TimeProvider"/> must be registered; a shared <see cref="CallLog"/> may be, before or after, else calls are counted in memory.
    /// </summary>
    public static IServiceCollection AddUpstream(this IServiceCollection services)
    {
        services.AddOptions<UpstreamOptions>().BindConfiguration(UpstreamOptions.SectionName);
        services.TryAddSingleton<CallLog, MemoryCallLog>();
        services.AddSingleton<UpstreamCounters>();
        services.AddSingleton<RateGate>();
        services.AddSingleton<HostPolicies>();
        services.AddSingleton(provider => new VendorClock(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<VendorClock>>()));
        services.AddSingleton(provider => new UpstreamMonitor(
            provider.GetRequiredService<CallLog>(),
            provider.GetRequiredService<HostPolicies>(),
            provider.GetRequiredService<VendorClock>(),
            provider.GetRequiredService<IOptions<UpstreamOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<VendorCalls>();
        services.AddSingleton(provider => new UpstreamClient(
            provider.GetRequiredService<VendorCalls>(),
            provider.GetRequiredService<UpstreamMonitor>(),
            provider.GetRequiredService<IOptions<UpstreamOptions>>(),
            provider.GetRequiredService<VendorClock>(),
            provider.GetRequiredService<ILogger<UpstreamClient>>()));
        services.AddTransient<RetryHandler>();
        services.AddTransient<JwtHandler>();
        services.AddHttpClient(VendorCalls.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Transport)
            .AddHttpMessageHandler<RetryHandler>()
            .AddHttpMessageHandler<JwtHandler>()
            // The factory's own log lines show whole addresses (conversation ids) and, at Trace, the token.
            .RemoveAllLoggers();
        return services;
    }

    // A redirect would carry the token to another host, and turn POST into GET.
    private static SocketsHttpHandler Transport() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // The framework would tell the vendor who asked us, whenever somebody traces (ObservedCall).
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,
        // Long enough for one lost packet, short enough for a user to hear of a dead host within two seconds.
        ConnectTimeout = TimeSpan.FromSeconds(1.8),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
