using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Server.Auth;

namespace GraphQLApi.Server.Settings;

/// <summary>What must hold between settings of several sections; the rules within a section stand in its options class.</summary>
internal static class SettingsRules
{
    // Numbers of the section GraphQL that are 0 where the thing they bound is off.
    private static readonly string[] MayBeOff =
    [
        nameof(TransportOptions.MaxBatchSize), nameof(TransportOptions.MaxLiveConnectionsPerCaller), nameof(EngineOptions.PersistedQueryCacheSize),
    ];

    public static IEnumerable<string> Problems(ServerSettings settings, IEnumerable<string> upstreamKeys) =>
    [
        .. Addresses(settings),
        .. Auth(settings.Auth),
        .. settings.Auth.Mode == AuthMode.Jwt ? JwtRules.Problems(settings.Auth.Jwt) : [],
        .. Upstream(settings, upstreamKeys),
        .. settings.Cache.Validate(),
        .. settings.Facts.Validate(),
        .. settings.Metrics.Validate(),
        .. GraphQL(settings),
        .. settings.RateLimit.Validate(),
        .. settings.Export.Validate(),
        .. settings.Demo.Validate(),
        .. settings.Telemetry.Validate(),
        .. settings.Cors.Origins.Where(origin => !IsOrigin(origin)).Select(origin => $"Cors:Origins holds '{origin}'. Write scheme and host only, such as https://reports.example.com."),
    ];

    private static IEnumerable<string> Addresses(ServerSettings settings)
    {
        if (settings.Urls.Count == 0)
            yield return "Urls is empty. Write http://localhost:5080.";
        var wrong = settings.Urls.Select(ListenAddresses.Problem).OfType<string>().ToArray();
        foreach (var problem in wrong)
            yield return problem;
        // A demo that nobody has a key to would be no use, and one that everybody can reach must be meant.
        if (settings.Auth.Mode is null && settings.IsDemo && wrong.Length == 0 && settings.Urls.FirstOrDefault(url => !ListenAddresses.IsLoopback(url)) is { } open)
            yield return $"Urls holds '{open}', which other machines can reach, and access is not controlled. Set Auth:Mode=Keys to ask for keys, Auth:Mode=Open if everybody may, or listen on localhost.";
    }

    private static IEnumerable<string> Auth(AuthOptions auth)
    {
        foreach (var unknown in ScopeNames.Unknown(ScopeNames.Split(auth.OpenScopes)))
            yield return $"Auth:OpenScopes holds '{unknown}', which is not a scope. There is {ScopeNames.List}; separate them by blanks.";
    }

    // Invented and real data never meet: half a configuration must not start the demo.
    private static IEnumerable<string> Upstream(ServerSettings settings, IEnumerable<string> keys)
    {
        if (settings.IsDemo)
            return [];
        return settings.Upstream.BaseUrl.Length > 0
            ? settings.Upstream.Validate()
            : [$"Upstream:BaseUrl is missing although {string.Join(", ", keys)} is set. Set Upstream:BaseUrl, or remove every Upstream key to run the demo."];
    }

    private static IEnumerable<string> GraphQL(ServerSettings settings)
    {
        object[] sources = [settings.Engine, settings.Transport, settings.Analytics];
        foreach (var (source, property) in sources.SelectMany(source => SettingsBinder.Properties(source.GetType(), []).Select(property => (source, property))))
        {
            var least = MayBeOff.Contains(property.Name) ? 0 : 1;
            if (property.GetValue(source) is int number && number < least)
                yield return $"GraphQL:{property.Name} must be {least} or more.";
            else if (property.CanWrite && property.GetValue(source) is TimeSpan duration && duration <= TimeSpan.Zero)
                yield return $"GraphQL:{property.Name} must be more than zero.";
        }

        if (settings.Engine.TrustedDocumentsOnly && settings.Documents.TrustedDocumentsFolder.Length == 0)
            yield return "GraphQL:TrustedDocumentsOnly is on and GraphQL:TrustedDocumentsFolder is empty: nothing could be asked. Name the folder of the documents.";
        if (settings.Analytics.DefaultPageSize > settings.Analytics.MaxPageSize)
            yield return $"GraphQL:DefaultPageSize ({settings.Analytics.DefaultPageSize}) is larger than GraphQL:MaxPageSize ({settings.Analytics.MaxPageSize}).";
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && text.TrimEnd('/') == uri.GetLeftPart(UriPartial.Authority);
}
