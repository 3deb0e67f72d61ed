using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace GraphQLApi.Server.Dashboard;

/// <summary>
/// The page at <c>/</c> for people who would rather look than query, and the list at <c>/examples</c>. Both are static and hold no data: what they
/// show they ask from <c>/graphql</c>, as any client.
/// </summary>
internal static class DashboardPages
{
    // Nothing but our own files: no inline script or style, no eval, no other host. 'self' covers the WebSocket of the same origin.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string MissingPage =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>SmartAssist analytics</title>
        <h1>The page was not built in</h1>
        <p>Its files stand beside the server as <code>dashboard/</code> and were not found. Build again, or publish with <code>dotnet publish</code>.
        The API answers at <a href="/graphql/">/graphql</a>.</p>
        </html>
        """;

    /// <summary>Before routing, as the editor: pages and their files need no key; what they ask does.</summary>
    /// <param name="app">The server.</param>
    /// <param name="folder">Where <c>dashboard/</c> and <c>examples/</c> stand, as the build copied them.</param>
    public static void UseDashboard(this WebApplication app, string folder)
    {
        var files = Path.Combine(folder, "dashboard");
        var isBuiltIn = File.Exists(Path.Combine(files, "index.html"));
        var examples = new GeneratedPage(ExamplesPage.Render(Example.ReadAll(Path.Combine(folder, "examples"))));
        var missing = new GeneratedPage(MissingPage);
        app.Use((http, next) =>
        {
            if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
                return next(http);
            switch (http.Request.Path.Value)
            {
                case "/" when !isBuiltIn:
                    return missing.SendAsync(http);
                case "/":
                    http.Request.Path = "/dashboard/index.html";
                    return next(http);
                case "/examples" or "/examples/":
                    return examples.SendAsync(http);
                default:
                    return next(http);
            }
        });
        UseFiles(app, files, "/dashboard");
        UseFiles(app, Path.Combine(folder, "examples"), "/examples");
    }

    private static void UseFiles(WebApplication app, string folder, string path)
    {
        if (!Directory.Exists(folder))
            return;
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".graphql"] = "text/plain; charset=utf-8";
        types.Mappings[".js"] = "text/javascript; charset=utf-8";
        types.Mappings[".css"] = "text/css; charset=utf-8";
        types.Mappings[".html"] = "text/html; charset=utf-8";
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = path,
            FileProvider = new PhysicalFileProvider(folder),
            ContentTypeProvider = types,
            OnPrepareResponse = file => Protect(file.Context.Response),
        });
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        // Asked again each time and answered 304 by their ETag: after an update no half of an old page meets a new one.
        response.Headers.CacheControl = "no-cache";
    }

    /// <summary>A page made once at start, with an ETag of its content.</summary>
    private sealed class GeneratedPage(string text)
    {
        private readonly byte[] body = Encoding.UTF8.GetBytes(text);

        private readonly EntityTagHeaderValue tag =
            new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}\"");

        public Task SendAsync(HttpContext http)
        {
            Protect(http.Response);
            http.Response.GetTypedHeaders().ETag = tag;
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = body.Length;
            return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
        }
    }
}
