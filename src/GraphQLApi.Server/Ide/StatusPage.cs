using System.Reflection;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Ide;

/// <summary>The page at <c>/</c>: what this is, and where to go from here. It asks nothing of any other host.</summary>
internal static class StatusPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private const string ExampleQuery =
        """
        {
          sessions(first: 5) {
            totalCount
            nodes { id startTime channel outcome queueVisits { queue { name } waitSeconds respondingAgent { agent { name } } } }
            coverage { complete }
          }
        }
        """;

    public static void MapStatusPage(this WebApplication app, ServerSettings settings)
    {
        var page = Render(settings.IsDemo);
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(page, http.RequestAborted);
        }).AllowAnonymous();
    }

    private static string Render(bool isDemo) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>SmartAssist analytics over GraphQL</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1c2733; background: #fff }
        pre { background: #f2f5f8; padding: 1rem; overflow-x: auto }
        .mode { padding: .5rem 1rem; border-left: 4px solid {{(isDemo ? "#c77700" : "#2a7d4f")}}; background: #f2f5f8 }
        @media (prefers-color-scheme: dark) { body { color: #dde5ec; background: #14191f } pre, .mode { background: #1f262e } a { color: #7db7ff } }
        </style>
        </head>
        <body>
        <h1>SmartAssist analytics over GraphQL</h1>
        <p class="mode">{{(isDemo
            ? "<strong>Demo.</strong> No <code>Upstream</code> setting is made, so all data are invented. Set <code>Upstream:BaseUrl</code> and its credentials to serve your account."
            : "<strong>Running</strong> with the configured account.")}} Version {{Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)}}.</p>
        <ul>
        <li><a href="graphql/">Query editor</a> (Banana Cake Pop)</li>
        <li><a href="graphql/schema.graphql">Schema</a> as a file; the endpoint itself is <code>/graphql</code></li>
        <li><a href="health/live">Alive?</a> <a href="health/ready">Ready?</a></li>
        </ul>
        <h2>A first question</h2>
        <p>The five newest sessions, with the queues they waited in and who answered:</p>
        <pre>{{ExampleQuery}}</pre>
        </body>
        </html>
        """;
}
