using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Server.Auth;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Documents;
using GraphQLApi.Server.Export;
using GraphQLApi.Server.RateLimits;
using GraphQLApi.Server.Telemetry;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Settings;

/// <summary>The whole configuration, read and checked once at start; nothing else reads configuration.</summary>
internal sealed record ServerSettings
{
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>No <c>Upstream</c> key is set at all: the simulated account answers (SEMANTICS §7.1).</summary>
    public required bool IsDemo { get; init; }

    /// <summary>In the demo without an address until the simulator listens.</summary>
    public required UpstreamOptions Upstream { get; init; }

    public required CacheOptions Cache { get; init; }

    public required FactOptions Facts { get; init; }

    public required EngineOptions Engine { get; init; }

    public required TransportOptions Transport { get; init; }

    public required TrustedDocumentOptions Documents { get; init; }

    public required RateLimitOptions RateLimit { get; init; }

    public required AnalyticsOptions Analytics { get; init; }

    public required MetricsOptions Metrics { get; init; }

    public required ExportOptions Export { get; init; }

    public required DemoOptions Demo { get; init; }

    public required CorsOptions Cors { get; init; }

    public required AuthOptions Auth { get; init; }

    /// <summary>The mode in force: what was asked for by name, else Open for the demo on loopback addresses and Keys for all else (DESIGN §3).</summary>
    public AuthMode AuthMode => Auth.Mode ?? (IsDemo && Urls.All(ListenAddresses.IsLoopback) ? AuthMode.Open : AuthMode.Keys);

    /// <summary>What everybody may do where the mode is Open (SEMANTICS §7.2).</summary>
    public AccessScopes OpenScopes => Auth.OpenScopes.Length > 0
        ? ScopeNames.Parse(ScopeNames.Split(Auth.OpenScopes))
        : IsDemo ? AccessScopes.All : AccessScopes.All & ~AccessScopes.PersonalData;

    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>For the parts of the framework that read their own sections.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <exception cref="SettingsException">Something is wrong; all of it is named.</exception>
    public static ServerSettings Read(SettingSources sources)
    {
        var problems = SettingCatalogue.UnknownKeys(sources).ToList();
        var binder = new SettingsBinder(sources.Configuration, problems);
        var settings = new ServerSettings
        {
            Urls = ListenAddresses.Split(sources.Configuration["Urls"] ?? SettingCatalogue.DefaultUrls),
            IsDemo = !UpstreamKeys(sources).Any(),
            Upstream = binder.Bind(UpstreamOptions.SectionName, new UpstreamOptions()),
            Cache = binder.Bind(CacheOptions.SectionName, new CacheOptions(), SettingCatalogue.NotCacheSettings),
            Facts = binder.Bind(FactOptions.SectionName, new FactOptions()),
            Engine = binder.Bind("GraphQL", new EngineOptions(), SettingCatalogue.NotEngineSettings),
            Transport = binder.Bind("GraphQL", new TransportOptions(), SettingCatalogue.NotTransportSettings),
            Documents = binder.Bind("GraphQL", new TrustedDocumentOptions()),
            RateLimit = binder.Bind(RateLimitOptions.SectionName, new RateLimitOptions()),
            Analytics = binder.Bind("GraphQL", new AnalyticsOptions(), SettingCatalogue.NotAnalyticsSettings),
            Metrics = binder.Bind(MetricsOptions.SectionName, new MetricsOptions()),
            Export = binder.Bind(ExportOptions.SectionName, new ExportOptions()),
            Demo = binder.Bind(DemoOptions.SectionName, new DemoOptions()),
            Cors = binder.Bind(CorsOptions.SectionName, new CorsOptions()),
            Auth = binder.Bind(AuthOptions.SectionName, new AuthOptions()),
            Telemetry = binder.Bind(TelemetryOptions.SectionName, new TelemetryOptions()),
            Configuration = sources.Configuration,
        };
        problems.AddRange(SettingsRules.Problems(settings, UpstreamKeys(sources)));
        if (problems.Count > 0)
            throw new SettingsException(problems);
        settings.Complete(sources);
        return settings;
    }

    // What one section says and another part of the product must know.
    private void Complete(SettingSources sources)
    {
        Cache.RequestBudget = Analytics.RequestBudget = Engine.RequestBudget;
        Cache.IsDemo = Analytics.IsDemo = IsDemo;
        Analytics.MaxOperationCost = Engine.MaxCost;
        Analytics.MaxDepth = Engine.MaxDepth;
        Analytics.MaxRequestBytes = Engine.MaxRequestBytes;
        if (!IsDemo)
            return;
        RateLimit.LiftUnless(sources.IsSet);
        if (!sources.IsSet("Cache:ConnectionString"))
            Cache.ConnectionString = DemoAccount.ConnectionString;
    }

    private static IEnumerable<string> UpstreamKeys(SettingSources sources) =>
        sources.Configuration.GetSection(UpstreamOptions.SectionName).AsEnumerable().Select(pair => pair.Key).Where(sources.IsSet).Order(StringComparer.Ordinal);
}
