using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Health;

/// <summary>The configuration as it is in force: who is asked, what differs from the defaults, who may reach the server. Values of secrets stay out.</summary>
internal static class SettingsCheckup
{
    public static IEnumerable<Finding> Look(ServerSettings settings, SettingSources sources)
    {
        yield return Account(settings);
        foreach (var (key, _) in SettingCatalogue.All)
        {
            if (Value(key, sources) is { } value)
                yield return Finding.Ok("Setting", $"{key} {value}.");
        }

        yield return Access(settings);
    }

    private static Finding Account(ServerSettings settings) => settings.IsDemo
        ? Finding.Ok("Configuration", "no Upstream setting: the demo, with a simulated account.")
        : Finding.Ok(
            "Configuration",
            $"account {settings.Upstream.AccountId} at {settings.Upstream.BaseUrl}, {settings.Upstream.BotIds.Count} {(settings.Upstream.BotIds.Count == 1 ? "bot" : "bots")}, {settings.Upstream.RequestsPerMinute} calls a minute.");

    // Null where the default holds.
    private static string? Value(string key, SettingSources sources)
    {
        var name = key.Split(':')[^1];
        if (SettingsBinder.IsSecret(name))
            return sources.Configuration[key + "File"] is { Length: > 0 } file ? $"is set, from file {file}" : sources.IsSet(key) ? "is set (hidden)" : null;
        if (sources.IsSet(key))
            return $"= {sources.Configuration[key]}";
        var members = sources.Configuration.GetSection(key).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null && sources.IsSet($"{key}:{pair.Key}"));
        var list = string.Join(", ", members.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => int.TryParse(pair.Key, out _) ? pair.Value : $"{pair.Key} = {pair.Value}"));
        return list.Length == 0 ? null : $"= {list}";
    }

    private static Finding Access(ServerSettings settings)
    {
        var reachable = settings.Urls.Where(url => !ListenAddresses.IsLoopback(url)).ToList();
        var isOpen = settings.AuthMode == AuthMode.Open;
        return (reachable, isOpen) switch
        {
            ([], true) => Finding.Ok("Access", "open, but only to programs on this machine."),
            (_, false) => Finding.Ok("Access", $"Auth:Mode={settings.AuthMode}: callers show a {(settings.AuthMode == AuthMode.Keys ? "key" : "token")}."),
            _ => Finding.Warn(
                "Access", $"open to everybody who can reach {string.Join(", ", reachable)}.",
                "Whoever gets there reads every record, and may order backfills.",
                "Set Auth:Mode=Keys, or let only trusted callers reach the address."),
        };
    }
}
