using GraphQLApi.Cache;
using GraphQLApi.Engine;
using GraphQLApi.Server.Demo;
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

    public required EngineOptions Engine { get; init; }

    public required DemoOptions Demo { get; init; }

    public required CorsOptions Cors { get; init; }

    /// <summary>For the parts of the framework that read their own sections.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <exception cref="SettingsException">Something is wrong; all of it is named.</exception>
    public static ServerSettings Read(SettingSources sources)
    {
        var problems = SettingCatalogue.UnknownKeys(sources).ToList();
        var binder = new SettingsBinder(sources.Configuration, problems);
        var auth = binder.Bind(AuthOptions.SectionName, new AuthOptions());
        var settings = new ServerSettings
        {
            Urls = ListenAddresses.Split(sources.Configuration["Urls"] ?? ""),
            IsDemo = !UpstreamKeys(sources).Any(),
            Upstream = binder.Bind(UpstreamOptions.SectionName, new UpstreamOptions()),
            Cache = binder.Bind(CacheOptions.SectionName, new CacheOptions(), SettingCatalogue.NotCacheSettings),
            Engine = binder.Bind("GraphQL", new EngineOptions(), SettingCatalogue.NotEngineSettings),
            Demo = binder.Bind(DemoOptions.SectionName, new DemoOptions()),
            Cors = binder.Bind(CorsOptions.SectionName, new CorsOptions()),
            Configuration = sources.Configuration,
        };
        problems.AddRange(SettingsRules.Problems(settings, auth, UpstreamKeys(sources)));
        if (problems.Count > 0)
            throw new SettingsException(problems);
        settings.Cache.RequestBudget = settings.Engine.RequestBudget;
        settings.Cache.IsDemo = settings.IsDemo;
        if (settings.IsDemo && !sources.IsSet("Cache:ConnectionString"))
            settings.Cache.ConnectionString = DemoAccount.ConnectionString;
        return settings;
    }

    private static IEnumerable<string> UpstreamKeys(SettingSources sources) =>
        sources.Configuration.GetSection(UpstreamOptions.SectionName).AsEnumerable().Select(pair => pair.Key).Where(sources.IsSet).Order(StringComparer.Ordinal);
}
