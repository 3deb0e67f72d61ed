using Microsoft.Extensions.FileProviders;

namespace GraphQLApi.Server.Ide;

/// <summary>Banana Cake Pop at <c>/graphql/</c>, from files restored by the build; no request leaves the machine.</summary>
internal static class IdePages
{
    // The IDE would report to its maker's telemetry host and load from elsewhere; a browser that keeps this policy stops both (DESIGN §3).
    private const string Policy =
        "default-src 'self'; connect-src 'self'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'";

    private const string MissingPage =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>GraphQL</title>
        <h1>The query editor was not built in</h1>
        <p>Banana Cake Pop is restored by <code>dotnet build</code> through npm, which was missing or could not reach its registry.
        Install Node.js with npm, build again and restart the server.</p>
        <p>Everything else works: send queries to <code>/graphql</code> with any GraphQL client; the schema is <a href="schema.graphql">schema.graphql</a>,
        and <a href="/examples">the examples</a> run in their list.</p>
        </html>
        """;

    /// <summary>Before routing: <c>/graphql/</c> and <c>/graphql</c> are one route, and only the first is a page.</summary>
    public static void UseIde(this WebApplication app, string folder)
    {
        var index = IndexOf(Path.Combine(folder, "index.html"));
        app.Use((http, next) => PageOf(http.Request) switch
        {
            Page.Index => SendAsync(http, "text/html; charset=utf-8", index ?? MissingPage),
            // Without it the IDE asks for a server address instead of using the one it came from.
            Page.Configuration => SendAsync(http, "application/json; charset=utf-8", """{"useBrowserUrlAsEndpoint":true}"""),
            _ => next(http),
        });
        if (index is not null)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                RequestPath = "/graphql",
                FileProvider = new PhysicalFileProvider(folder),
                OnPrepareResponse = file => Protect(file.Context.Response),
            });
        }
    }

    private static Page PageOf(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return Page.None;
        return request.Path.Value switch
        {
            "/graphql/" when !request.Query.ContainsKey("query") && !request.Query.ContainsKey("sdl") => Page.Index,
            "/graphql/bcp-config.json" => Page.Configuration,
            _ => Page.None,
        };
    }

    // Our script runs before those of the IDE: it takes the document that a link carries.
    private static string? IndexOf(string file) =>
        File.Exists(file) ? File.ReadAllText(file).Replace("<head>", """<head><script src="open-document.js"></script>""", StringComparison.Ordinal) : null;

    private static Task SendAsync(HttpContext http, string type, string text)
    {
        Protect(http.Response);
        http.Response.ContentType = type;
        // The page names its scripts by hash: an old copy of it would ask for files of an old build.
        http.Response.Headers.CacheControl = "no-cache";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private enum Page
    {
        None,
        Index,
        Configuration,
    }
}
