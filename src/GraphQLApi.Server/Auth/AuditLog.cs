using System.Globalization;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Types;
using GraphQLApi.Server.Telemetry;

namespace GraphQLApi.Server.Auth;

/// <summary>Who did what with other people's data, without the data: events of their own category, so that they can be kept apart.</summary>
internal sealed partial class AuditLog(ILoggerFactory loggers)
{
    public const string Category = "GraphQLApi.Audit";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    public void KeyCreated(AccessKeyRow key) => KeyCreated(
        logger, ApiKey.Prefix + key.KeyId, key.Name, key.Scopes, key.Queues ?? "all", key.Bots ?? "all", key.ExpiresAt?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never");

    public void KeyRevoked(AccessKeyRow key) => KeyRevoked(logger, ApiKey.Prefix + key.KeyId, key.Name);

    /// <summary>For requests whose answers are to be audited, before execution.</summary>
    public void Begin(RequestContext request)
    {
        if (logger.IsEnabled(LogLevel.Information))
            RequestAudit.Attach(request, change => MutationRan(logger, Caller.Of(request).Id, change.Mutation, change.Subject ?? "nothing", change.ErrorCode ?? "done"));
    }

    /// <summary>One event for all personal data of an operation.</summary>
    public void Answered(OperationReport report)
    {
        if (RequestAudit.Of(report.Request) is not { PersonalReads: { Count: > 0 } reads })
            return;
        PersonalDataRead(
            logger, Caller.Of(report.Request).Id, reads.Values.Sum(), OperationNames.Shown(report.Request.OperationName), string.Join(", ", reads.Keys.Order(StringComparer.Ordinal)));
    }

    [LoggerMessage(5004, LogLevel.Information, "{Caller} read {Count} personal values by operation \"{Operation}\": {Fields}.")]
    private static partial void PersonalDataRead(ILogger logger, string caller, int count, string operation, string fields);

    [LoggerMessage(5005, LogLevel.Information, "{Caller} ran {Mutation} on {Subject}: {Outcome}.")]
    private static partial void MutationRan(ILogger logger, string caller, string mutation, string subject, string outcome);

    [LoggerMessage(5002, LogLevel.Information, "Key {Key} of {Name} was created: {Scopes}; queues {Queues}; bots {Bots}; expires {Expires}.")]
    private static partial void KeyCreated(ILogger logger, string key, string name, string scopes, string queues, string bots, string expires);

    [LoggerMessage(5003, LogLevel.Information, "Key {Key} of {Name} was revoked.")]
    private static partial void KeyRevoked(ILogger logger, string key, string name);
}
