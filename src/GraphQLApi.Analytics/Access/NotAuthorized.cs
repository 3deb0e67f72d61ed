using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Analytics.Access;

/// <summary>The errors of callers who lack a scope; each names it.</summary>
internal static class NotAuthorized
{
    private const string PersonalData = "pii:read";
    private const string SyncWrite = "sync:write";

    /// <summary>A filter, sort or group by a personal field.</summary>
    public static GraphQLException PersonalInput(string path) => Of(
        $"`{path}` is personal data: to filter, sort or group by it needs the scope {PersonalData}.", PersonalData, ("argumentPath", path));

    public static GraphQLException Mutation(string field) => Of($"`{field}` needs the scope {SyncWrite}.", SyncWrite);

    private static GraphQLException Of(string message, string scope, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }

        extensions["scope"] = scope;
        return new(new GraphQLError(message) { Code = AnalyticsErrorCode.NotAuthorized, Extensions = extensions });
    }
}
