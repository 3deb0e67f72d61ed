using System.Collections;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary>What a verb gets from the process: streams, environment, clock, the wish to stop.</summary>
internal sealed record CommandContext(
    TextWriter Output, TextWriter Error, IReadOnlyDictionary<string, string> Environment, TimeProvider Time, CancellationToken Stop)
{
    /// <summary>Settings given on the command line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>Whether a person sees the output as it is written.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether a person sees what is written to stderr.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>Standard output for bytes; closing it leaves the process's own open.</summary>
    public Func<Stream> OpenOutput { get; init; } = () => Stream.Null;

#pragma warning disable RS0030 // The composition root is the one place that names the system clock.
    public static CommandContext OfProcess(CancellationToken stop) => new(Console.Out, Console.Error, ProcessEnvironment(), TimeProvider.System, stop)
    {
        IsInteractive = !Console.IsOutputRedirected,
        IsErrorInteractive = !Console.IsErrorRedirected,
        OpenOutput = Console.OpenStandardOutput,
    };
#pragma warning restore RS0030

    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    public ServerSettings ReadSettings() => ServerSettings.Read(ReadSources());

    /// <summary>Where the settings come from.</summary>
    public SettingSources ReadSources() => SettingSources.Read(AppContext.BaseDirectory, Environment, Settings);

    private static Dictionary<string, string> ProcessEnvironment()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        return environment;
    }
}
