using System.Text.Json;
using GraphQLApi.Engine.Http;

namespace GraphQLApi.Server.Auth;

/// <summary>Where a caller may show a key or a token. Never in an address: those end in logs and histories.</summary>
internal static class Credentials
{
    private const string KeyHeader = "X-Api-Key";
    private const string Scheme = "Bearer ";

    /// <summary><c>Authorization: Bearer …</c> or <c>X-Api-Key: …</c>; null where neither is there.</summary>
    public static string? Of(HttpRequest request)
    {
        // Two of them could be read one way here and another way by a proxy.
        if (request.Headers.Authorization is [{ } authorization] && WithoutScheme(authorization) is { } token)
            return token;
        if (request.Headers[KeyHeader] is [{ Length: > 0 } key])
            return key.Trim();
        return request.Headers.Authorization.Count > 0 || request.Headers[KeyHeader].Count > 0 ? "" : null;
    }

    /// <summary>In <c>connection_init</c>, where browsers cannot set headers: <c>{"authorization": "Bearer …"}</c> or <c>{"apiKey": "…"}</c>.</summary>
    public static string? Of(ConnectionInit init)
    {
        if (init.Payload is not { ValueKind: JsonValueKind.Object } payload)
            return null;
        var authorization = Text(payload, "Authorization") ?? Text(payload, "authorization");
        return authorization is null ? Text(payload, "apiKey") : WithoutScheme(authorization) ?? authorization;
    }

    private static string? WithoutScheme(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;

    private static string? Text(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
