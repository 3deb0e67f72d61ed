using System.CommandLine;
using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Server.Auth;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary><c>keys</c>: creates, lists and revokes the keys of callers, also while a server runs on the same database.</summary>
internal static class KeysCommand
{
    private const int LongestName = 100;

    private static readonly Option<string> Name = new("--name") { Description = "Whose key it is, in your words.", Required = true };
    private static readonly Option<string[]> Scope = Several("--scope", $"What it may do: {ScopeNames.List}.", "SCOPE", isRequired: true);
    private static readonly Option<string[]> Queue = Several("--queue", "Only what belongs to these queues.", "QUEUE");
    private static readonly Option<string[]> Bot = Several("--bot", "Only what belongs to these bots.", "BOT");
    private static readonly Option<string?> Expires = new("--expires") { Description = "When it ends: 90d, 12h, or a UTC time such as 2027-01-01. Without: never.", HelpName = "WHEN" };
    private static readonly Argument<string> Prefix = new("prefix") { Description = "Beginning of the key, as keys list shows it: gqa_ and eight characters." };

    public static Command Create(CommandContext context)
    {
        var create = new Command("create", "Create a key and write it to standard output, this once.") { Name, Scope, Queue, Bot, Expires };
        create.SetAction((parsed, cancellationToken) => CreateAsync(parsed, context, cancellationToken));
        var list = new Command("list", "List all keys, without their secrets.");
        list.SetAction((_, cancellationToken) => ListAsync(context, cancellationToken));
        var revoke = new Command("revoke", "End a key at once; connections that it opened are closed.") { Prefix };
        revoke.SetAction((parsed, cancellationToken) => RevokeAsync(parsed, context, cancellationToken));
        return new Command("keys", "Create, list and revoke access keys.") { create, list, revoke };
    }

    private static async Task<int> CreateAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow().UtcDateTime;
        var key = ApiKey.New();
        var hash = KeyHash.Of(key.Secret);
        var row = new AccessKeyRow
        {
            KeyId = key.Id,
            Name = CheckName(parsed.GetValue(Name)!), // required
            Salt = hash.Salt,
            Hash = hash.Hash,
            Scopes = ScopeNames.Format(CheckScopes(parsed.GetValue(Scope)!)), // required
            Queues = Json(parsed.GetValue(Queue)),
            Bots = Json(parsed.GetValue(Bot)),
            CreatedAt = now,
            ExpiresAt = parsed.GetValue(Expires) is { } text ? KeyExpiry.Parse(text, now) : null,
        };
        await using var services = await OpenAsync(context, cancellationToken);
        await services.GetRequiredService<AccessKeyStore>().AddAsync(row, cancellationToken);
        services.GetRequiredService<AuditLog>().KeyCreated(row);
        context.Output.WriteLine(key.Text);
        context.Error.WriteLine($"This is shown once: keep it now. {key} may {row.Scopes}{KeyTable.Limits(row)}, expires {KeyTable.Time(row.ExpiresAt)}.");
        return ExitCode.Ok;
    }

    private static async Task<int> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var services = await OpenAsync(context, cancellationToken);
        var keys = await services.GetRequiredService<AccessKeyStore>().ListAsync(cancellationToken);
        foreach (var line in KeyTable.Lines(keys, context.Time.GetUtcNow().UtcDateTime))
            context.Output.WriteLine(line);
        return ExitCode.Ok;
    }

    private static async Task<int> RevokeAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var prefix = parsed.GetValue(Prefix)!; // required
        var id = ApiKey.IdOf(prefix) ?? throw new SettingsException("That is no beginning of a key. Write gqa_ and the eight characters that keys list shows.");
        await using var services = await OpenAsync(context, cancellationToken);
        var row = await services.GetRequiredService<AccessKeyStore>().RevokeAsync(id, context.Time.GetUtcNow().UtcDateTime, cancellationToken);
        if (row is null)
        {
            context.Error.WriteLine($"There is no key {ApiKey.Prefix}{id}. See keys list.");
            return ExitCode.Failed;
        }

        services.GetRequiredService<AuditLog>().KeyRevoked(row);
        context.Output.WriteLine($"{ApiKey.Prefix}{id} ({row.Name}) is revoked since {KeyTable.Time(row.RevokedAt)}.");
        return ExitCode.Ok;
    }

    private static async Task<ServiceProvider> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var settings = context.ReadSettings();
        if (settings.IsDemo)
            settings.Upstream.AccountId = DemoAccount.AccountId(settings.Demo);
        var services = ServerBuilder.BuildWithoutServer(settings, context.Time);
        await services.GetRequiredService<CacheDatabase>().OpenAsync(cancellationToken);
        return services;
    }

    // Names are shown in terminals and logs.
    private static string CheckName(string name) => name.Trim() is { Length: > 0 and <= LongestName } trimmed && !trimmed.Any(char.IsControl)
        ? trimmed
        : throw new SettingsException($"--name needs 1 to {LongestName} characters on one line.");

    private static AccessScopes CheckScopes(string[] names)
    {
        var single = names.SelectMany(ScopeNames.Split).ToArray();
        return ScopeNames.Unknown(single).FirstOrDefault() is { } unknown
            ? throw new SettingsException($"--scope {unknown} is not a scope. There is {ScopeNames.List}.")
            : ScopeNames.Parse(single);
    }

    private static string? Json(string[]? ids) => ids is { Length: > 0 } ? JsonSerializer.Serialize(ids) : null;

    private static Option<string[]> Several(string name, string description, string helpName, bool isRequired = false) =>
        new(name) { Description = description, HelpName = helpName, Required = isRequired, AllowMultipleArgumentsPerToken = true };
}
