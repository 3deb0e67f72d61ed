using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Http;
using Microsoft.AspNetCore.Authorization;

namespace GraphQLApi.Server.Auth;

/// <summary>
/// Stands before every endpoint: closed unless the endpoint says <c>AllowAnonymous</c>, with <c>read</c> for all and <c>introspection</c> for the
/// schema's documents (SEMANTICS §7.2). Whoever is refused never reaches GraphQL.
/// </summary>
internal sealed class AccessGate(IAuthenticator authenticator, FailedAttempts failures)
{
    private static readonly GraphQLError NotAuthenticated = new("Show a valid key or token: Authorization: Bearer …") { Code = AnalyticsErrorCode.NotAuthenticated };

    /// <summary>The same rules for connections that stay open.</summary>
    public ConnectionRules Connections => new(AdmitAsync, Watch, NotAuthenticated);

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (IsForEverybody(http))
        {
            await next(http);
            return;
        }

        var credentials = Credentials.Of(http.Request);
        var admission = await authenticator.AdmitAsync(credentials, http.RequestAborted);
        if (admission is not null)
            http.Features.Set(admission);
        // A WebSocket is asked when it introduces itself, and can be told there what is wrong: a handshake that fails tells a browser nothing. Elsewhere
        // the same headers are no more than headers, and open nothing.
        else if (!(http.WebSockets.IsWebSocketRequest && IsGraphQL(http.Request)))
        {
            failures.Note(credentials is null);
            await RefuseAsync(http);
            return;
        }

        var needed = NeededFor(http.Request);
        if (admission is null || admission.Caller.May(needed))
            await next(http);
        else
            await Refusals.WriteAsync(http, StatusCodes.Status403Forbidden, NotAuthorized(needed));
    }

    private async ValueTask<bool> AdmitAsync(HttpContext http, ConnectionInit init)
    {
        if (Credentials.Of(init) is { } credentials)
            http.Features.Set(await authenticator.AdmitAsync(credentials, http.RequestAborted));
        if (http.Features.Get<Admission>() is { } admission)
            return admission.Caller.May(AccessScopes.Read);
        failures.Note(Credentials.Of(init) is null && Credentials.Of(http.Request) is null);
        return false;
    }

    private Func<bool> Watch(HttpContext http)
    {
        var admission = Admission.Of(http);
        return () => authenticator.MayStay(admission);
    }

    // A browser that opens the address without a question is sent to the query editor, whatever it may know.
    private static bool IsForEverybody(HttpContext http) =>
        http.GetEndpoint() is not { } endpoint
        || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || (IsRead(http.Request) && !http.WebSockets.IsWebSocketRequest && !http.Request.QueryString.HasValue && !IsFile(http.Request)
            && http.Request.Path == ServerBuilder.GraphQLPath && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static AccessScopes NeededFor(HttpRequest request) =>
        IsRead(request) && (IsFile(request) || request.Query.ContainsKey("sdl")) ? AccessScopes.Introspection : AccessScopes.Read;

    private static bool IsGraphQL(HttpRequest request) =>
        request.Path.StartsWithSegments(ServerBuilder.GraphQLPath, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is "" or "/";

    private static bool IsFile(HttpRequest request) => request.Path.StartsWithSegments($"{ServerBuilder.GraphQLPath}/schema.graphql", StringComparison.OrdinalIgnoreCase);

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // The same bytes whatever is wrong.
    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        http.Response.Headers.CacheControl = "no-store";
        return Refusals.WriteAsync(http, StatusCodes.Status401Unauthorized, NotAuthenticated);
    }

    private static GraphQLError NotAuthorized(AccessScopes needed) => new($"This needs the scope {ScopeNames.Format(needed)}.")
    {
        Code = AnalyticsErrorCode.NotAuthorized,
        Extensions = new Dictionary<string, object?> { ["scope"] = ScopeNames.Format(needed) },
    };
}
