namespace GraphQLApi.Server.Settings;

/// <summary>
/// Tells settings on the command line (<c>--Urls=…</c>, <c>--Cache:HotWindow 1.00:00:00</c>) from the verb and its own options, which never hold a colon.
/// </summary>
internal static class SettingArguments
{
    public static (IReadOnlyList<KeyValuePair<string, string>> Settings, string[] Remaining) Split(IReadOnlyList<string> arguments)
    {
        var settings = new List<KeyValuePair<string, string>>();
        var rest = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (!IsSetting(name))
                rest.Add(argument);
            else if (equals >= 0)
                settings.Add(new(name[2..], argument[(equals + 1)..]));
            else if (index + 1 < arguments.Count)
                settings.Add(new(name[2..], arguments[++index]));
            else
                throw new SettingsException($"{name} has no value. Write {name}=value.");
        }

        return (settings, [.. rest]);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("--", StringComparison.Ordinal)
        && (name.Contains(':', StringComparison.Ordinal) || name.Equals("--Urls", StringComparison.OrdinalIgnoreCase));
}
