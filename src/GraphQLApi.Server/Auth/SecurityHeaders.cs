namespace GraphQLApi.Server.Auth;

/// <summary>
/// What every answer tells a browser: take it for nothing but what it says, show it in nobody's frame, hand it to no page that CORS does not name. A
/// page of ours says itself what it may load, and replaces the policy.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // For requests that do not ask by CORS, such as an image of another page; those that do are the CORS policy's business.
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Not for a developer's machine, where it would hold for every other port as well.
        if (http.Request.IsHttps && !Settings.ListenAddresses.IsLoopbackHost(http.Request.Host.Host))
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    });
}
