using GraphQLApi.Cache.Database;

namespace GraphQLApi.Server.Health;

/// <summary>For orchestrators: <c>/health/live</c> says that the process answers, <c>/health/ready</c> that the database does too.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<CacheDatabase>();
        app.MapMethods("/health/live", [HttpMethods.Get, HttpMethods.Head], http => AnswerAsync(http, StatusCodes.Status200OK, "live")).AllowAnonymous();
        app.MapMethods("/health/ready", [HttpMethods.Get, HttpMethods.Head], async http =>
        {
            var usable = await database.IsUsableAsync(http.RequestAborted);
            await (usable
                ? AnswerAsync(http, StatusCodes.Status200OK, "ready")
                : AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, "database unusable"));
        }).AllowAnonymous();
    }

    private static Task AnswerAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync($$"""{"status":"{{text}}"}""", http.RequestAborted);
    }
}
