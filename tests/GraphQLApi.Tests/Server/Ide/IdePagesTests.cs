using GraphQLApi.Server.Ide;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Server.Ide;

public sealed class IdePagesTests : IDisposable
{
    private const string Policy =
        "default-src 'self'; connect-src 'self'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public IdePagesTests()
    {
        File.WriteAllText(Path.Combine(folder, "index.html"), "<head><title>Banana Cake Pop</title></head>");
        Directory.CreateDirectory(Path.Combine(folder, "static"));
        File.WriteAllText(Path.Combine(folder, "static", "main.js"), "start()");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("/graphql/", "text/html; charset=utf-8", """<head><script src="open-document.js"></script><title>Banana Cake Pop</title></head>""")]
    [InlineData("/graphql/?tab=1", "text/html; charset=utf-8", """<head><script src="open-document.js"></script><title>Banana Cake Pop</title></head>""")]
    [InlineData("/graphql/static/main.js", "text/javascript", "start()")]
    [InlineData("/graphql/bcp-config.json", "application/json; charset=utf-8", """{"useBrowserUrlAsEndpoint":true}""")]
    public async Task The_editor_comes_from_our_own_files_under_a_policy_that_keeps_it_here(string path, string type, string body)
    {
        await using var app = await StartAsync(folder);
        using var response = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((type, body), (response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal([Policy], response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("GET", "/graphql")]
    [InlineData("GET", "/graphql/?query={hello}")]
    [InlineData("GET", "/graphql/?sdl")]
    [InlineData("GET", "/graphql/static/none.js")]
    [InlineData("GET", "/graphql/../appsettings.json")]
    [InlineData("POST", "/graphql/")]
    public async Task Everything_else_goes_on_to_the_endpoint(string method, string path)
    {
        await using var app = await StartAsync(folder);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("passed on", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_the_files_a_page_says_what_is_missing()
    {
        await using var app = await StartAsync(Path.Combine(folder, "nowhere"));
        var page = await app.GetTestClient().GetStringAsync(new Uri("/graphql/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Install Node.js with npm, build again and restart the server.", page);
    }

    private static async Task<WebApplication> StartAsync(string files)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseIde(files);
        app.Run(http => http.Response.WriteAsync("passed on"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
