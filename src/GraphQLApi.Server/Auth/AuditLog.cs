using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Server.Auth;

/// <summary>Who did what with other people's data, without the data: events of their own category, so that they can be kept apart.</summary>
internal sealed partial class AuditLog(ILoggerFactory loggers)
{
    public const string Category = "GraphQLApi.Audit";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    public void KeyCreated(AccessKeyRow key) => KeyCreated(logger, ApiKey.Prefix + key.KeyId, key.Name, key.Scopes, key.Queues, key.Bots, key.ExpiresAt);

    public void KeyRevoked(AccessKeyRow key) => KeyRevoked(logger, ApiKey.Prefix + key.KeyId, key.Name);

    [LoggerMessage(5002, LogLevel.Information, "Key {Key} of {Name} was created: {Scopes}, queues {Queues}, bots {Bots}, until {Until}.")]
    private static partial void KeyCreated(ILogger logger, string key, string name, string scopes, string? queues, string? bots, DateTime? until);

    [LoggerMessage(5003, LogLevel.Information, "Key {Key} of {Name} was revoked.")]
    private static partial void KeyRevoked(ILogger logger, string key, string name);
}
