using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace GraphQLApi.Server.Settings;

/// <summary>
/// Where settings come from, later ones winning: appsettings.json beside the program, <c>ASPNETCORE_URLS</c>, environment
/// <c>Section__Key</c>, environment <c>GRAPHQLAPI__Section__Key</c>, command line <c>--Section:Key=value</c>.
/// </summary>
internal sealed class SettingSources
{
    private const string OwnPrefix = "GRAPHQLAPI__";

    private readonly ConfigurationRoot shipped;
    private readonly HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> addressed = new(StringComparer.OrdinalIgnoreCase);

    private SettingSources(ConfigurationRoot shipped, ConfigurationRoot effective)
    {
        this.shipped = shipped;
        Configuration = effective;
    }

    public IConfigurationRoot Configuration { get; }

    /// <summary>The defaults as they were shipped, whatever the file beside the program says today.</summary>
    public IConfiguration Shipped => shipped;

    /// <summary>Keys that can only be meant for us: from <c>GRAPHQLAPI__…</c> and the command line.</summary>
    public IReadOnlySet<string> Addressed => addressed;

    public static SettingSources Read(
        string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        var file = new JsonConfigurationSource { Path = Path.Combine(folder, "appsettings.json"), Optional = true };
        file.ResolveFileProvider();
        var layers = Layers(environment, arguments);
        try
        {
            var sources = new SettingSources(
                Root(new JsonStreamConfigurationSource { Stream = ShippedFile() }),
                Root([file, .. layers.Select(layer => new MemoryConfigurationSource { InitialData = LastOnes(layer) })]));
            sources.given.UnionWith(layers.SelectMany(layer => layer).Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => pair.Key));
            sources.addressed.UnionWith(layers[2..].SelectMany(layer => layer).Select(pair => pair.Key));
            return sources;
        }
        catch (InvalidDataException exception)
        {
            throw new SettingsException($"appsettings.json cannot be read: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    /// <summary>
    /// Whether somebody set the key to something: given outside the file, or changed in it. A default repeated by the shipped file says nothing.
    /// </summary>
    public bool IsSet(string key) =>
        Configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) && (given.Contains(key) || value != shipped[key]);

    private static List<KeyValuePair<string, string?>>[] Layers(
        IReadOnlyDictionary<string, string> environment, IReadOnlyList<KeyValuePair<string, string>> arguments) =>
    [
        [.. environment.Where(pair => pair.Key.Equals("ASPNETCORE_URLS", StringComparison.OrdinalIgnoreCase)).Select(pair => Pair("Urls", pair.Value))],
        [.. environment.Where(pair => !IsOwn(pair.Key)).Select(pair => Pair(pair.Key, pair.Value))],
        [.. environment.Where(pair => IsOwn(pair.Key)).Select(pair => Pair(pair.Key[OwnPrefix.Length..], pair.Value))],
        [.. arguments.Select(pair => Pair(pair.Key, pair.Value))],
    ];

    // Said twice, such as on the command line or as AUTH__MODE beside Auth__Mode: the last word counts.
    private static IEnumerable<KeyValuePair<string, string?>> LastOnes(IEnumerable<KeyValuePair<string, string?>> layer) =>
        layer.Reverse().DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    private static bool IsOwn(string name) => name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, string?> Pair(string name, string value) => new(name.Replace("__", ":", StringComparison.Ordinal), value);

    private static ConfigurationRoot Root(params IConfigurationSource[] sources)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in sources)
            builder.Add(source);
        return (ConfigurationRoot)builder.Build();
    }

    private static Stream ShippedFile() => typeof(SettingSources).Assembly.GetManifestResourceStream("appsettings.json")!; // embedded by the csproj
}
