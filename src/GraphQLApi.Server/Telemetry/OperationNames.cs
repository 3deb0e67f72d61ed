using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Server.Telemetry;

/// <summary>Words for operations: labels are few and ours; the name is the client's, letters, digits and _ by the grammar, and cut.</summary>
internal static class OperationNames
{
    private const int LongestName = 64;

    public static string Of(OperationType? operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "none",
    };

    public static string Shown(string? name) => name is null ? "" : name.Length > LongestName ? name[..LongestName] : name;
}
