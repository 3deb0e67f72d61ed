using GraphQLApi.Analytics.Access;

namespace GraphQLApi.Server.Auth;

/// <summary>Scopes as people write them (DESIGN §8).</summary>
internal static class ScopeNames
{
    private static readonly (string Name, AccessScopes Scope)[] Known =
    [
        ("read", AccessScopes.Read),
        ("pii:read", AccessScopes.PersonalData),
        ("sync:write", AccessScopes.SyncWrite),
        ("introspection", AccessScopes.Introspection),
    ];

    /// <summary>All of them, for sentences.</summary>
    public static string List { get; } = string.Join(", ", Known.Select(scope => scope.Name));

    /// <summary>What the names stand for; unknown ones, such as another service's in a token, give nothing.</summary>
    public static AccessScopes Parse(params IEnumerable<string> names) => names.Aggregate(AccessScopes.None, (scopes, name) => scopes | Find(name));

    public static IEnumerable<string> Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IEnumerable<string> Unknown(IEnumerable<string> names) => names.Where(name => Find(name) == AccessScopes.None);

    public static string Format(AccessScopes scopes) => string.Join(' ', Known.Where(scope => scopes.HasFlag(scope.Scope)).Select(scope => scope.Name));

    private static AccessScopes Find(string name) => Known.FirstOrDefault(scope => scope.Name == name).Scope;
}
