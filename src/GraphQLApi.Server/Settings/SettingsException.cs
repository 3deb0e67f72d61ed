namespace GraphQLApi.Server.Settings;

/// <summary>The configuration cannot be used: everything that is wrong with it, one sentence a problem, each naming its key. Ends the process with 2.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(' ', problems))
{
    public SettingsException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
