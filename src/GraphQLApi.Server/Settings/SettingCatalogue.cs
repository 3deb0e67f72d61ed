using System.Reflection;
using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Http;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Documents;
using GraphQLApi.Server.Export;
using GraphQLApi.Server.RateLimits;
using GraphQLApi.Server.Telemetry;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Settings;

/// <summary>Every key there is: the sections, the options classes that read them, and what of those classes is not a setting.</summary>
internal static class SettingCatalogue
{
    public const string DefaultUrls = "http://localhost:5080";

    public static readonly string[] NotCacheSettings = [nameof(CacheOptions.RequestBudget), nameof(CacheOptions.IsDemo), nameof(CacheOptions.RestAfterStart)];

    public static readonly string[] NotEngineSettings =
    [
        nameof(EngineOptions.UnexpectedError), nameof(EngineOptions.Answered), nameof(EngineOptions.Admit), nameof(EngineOptions.Charge), nameof(EngineOptions.Pace), nameof(EngineOptions.TrustedDocuments),
    ];

    // Callers' shares are the section RateLimit's.
    public static readonly string[] NotTransportSettings = [nameof(TransportOptions.MaxLiveConnectionsPerCaller), nameof(TransportOptions.CallerOf)];

    // What the schema shows of the engine's limits, the mode and the version: set by the composition, so that each has one key.
    public static readonly string[] NotAnalyticsSettings =
    [
        nameof(AnalyticsOptions.MaxOperationCost), nameof(AnalyticsOptions.MaxDepth), nameof(AnalyticsOptions.MaxRequestBytes),
        nameof(AnalyticsOptions.RequestBudget), nameof(AnalyticsOptions.IsDemo), nameof(AnalyticsOptions.Version),
    ];

    // Read by the framework, not by us: log levels, certificates of https addresses.
    private static readonly string[] FrameworkSections = ["Logging", "Kestrel"];

    private static readonly (string Section, Type Options, string[] Except)[] Sections =
    [
        (UpstreamOptions.SectionName, typeof(UpstreamOptions), []),
        (CacheOptions.SectionName, typeof(CacheOptions), NotCacheSettings),
        (MetricsOptions.SectionName, typeof(MetricsOptions), []),
        (FactOptions.SectionName, typeof(FactOptions), []),
        (DemoOptions.SectionName, typeof(DemoOptions), []),
        ("GraphQL", typeof(AnalyticsOptions), NotAnalyticsSettings),
        ("GraphQL", typeof(EngineOptions), NotEngineSettings),
        ("GraphQL", typeof(TransportOptions), NotTransportSettings),
        ("GraphQL", typeof(TrustedDocumentOptions), []),
        (RateLimitOptions.SectionName, typeof(RateLimitOptions), []),
        (ExportOptions.SectionName, typeof(ExportOptions), []),
        (AuthOptions.SectionName, typeof(AuthOptions), []),
        (CorsOptions.SectionName, typeof(CorsOptions), []),
        (TelemetryOptions.SectionName, typeof(TelemetryOptions), []),
    ];

    /// <summary>All keys with the property that reads each; null for what the framework reads.</summary>
    public static IReadOnlyList<(string Key, string Default, PropertyInfo? Property)> Entries { get; } =
        [("Urls", DefaultUrls, null), .. Sections.SelectMany(section => Keys(section.Section, section.Options, section.Except))];

    /// <summary>All keys as README and appsettings.json write them, with the default as text; a list, or a map, has the key of the list.</summary>
    public static IReadOnlyList<(string Key, string Default)> All { get; } = [.. Entries.Select(entry => (entry.Key, entry.Default))];

    /// <summary>One sentence for each key that is written in a section of ours, or addressed to us, and that nothing reads.</summary>
    public static IEnumerable<string> UnknownKeys(SettingSources sources) =>
        from key in sources.Configuration.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key).Order(StringComparer.Ordinal)
        where IsOurs(key, sources) && !IsKnown(key)
        select $"{key} is not a setting of this version.{Suggestion(key)}";

    // Compared within the section: its name alone would make every key of it look near.
    private static string Suggestion(string key)
    {
        var section = key[..(key.LastIndexOf(':') + 1)];
        var names = All.Where(known => known.Key.StartsWith(section, StringComparison.OrdinalIgnoreCase)).Select(known => known.Key[section.Length..]);
        return DidYouMean.Format([.. DidYouMean.Nearest(key[section.Length..], names).Select(name => section + name)]);
    }

    private static bool IsOurs(string key, SettingSources sources)
    {
        var section = key.Split(':')[0];
        return key.Contains(':', StringComparison.Ordinal)
            && !FrameworkSections.Contains(section, StringComparer.OrdinalIgnoreCase)
            && (Sections.Any(known => known.Section.Equals(section, StringComparison.OrdinalIgnoreCase)) || sources.Addressed.Contains(key));
    }

    private static bool IsKnown(string key) =>
        All.Any(known =>
            known.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
            || (key.Equals(known.Key + "File", StringComparison.OrdinalIgnoreCase) && SettingsBinder.IsSecret(known.Key.Split(':')[^1]))
            || (known.Default == "[]" && key.StartsWith(known.Key + ":", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<(string Key, string Default, PropertyInfo? Property)> Keys(string section, Type type, string[] except)
    {
        var defaults = Activator.CreateInstance(type)!;
        return SettingsBinder.Properties(type, except).SelectMany(property => SettingsBinder.IsGroup(property)
            ? Keys($"{section}:{property.Name}", property.PropertyType, [])
            : [($"{section}:{property.Name}", Text(property, defaults), property)]);
    }

    private static string Text(PropertyInfo property, object defaults) =>
        SettingsBinder.IsList(property) || SettingsBinder.IsMap(property) ? "[]" : Convert.ToString(property.GetValue(defaults), System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
