using System.Net;
using GraphQLApi.Server.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Server.Dashboard;

public sealed class DashboardPagesTests : IDisposable
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public DashboardPagesTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "dashboard"));
        Directory.CreateDirectory(Path.Combine(folder, "examples"));
        File.WriteAllText(Path.Combine(folder, "dashboard", "index.html"), "<title>At a glance</title>");
        File.WriteAllText(Path.Combine(folder, "dashboard", "dashboard.js"), "draw()");
        File.WriteAllText(Path.Combine(folder, "examples", "who-gave-up.graphql"), "# Who gave up & left?\nquery WhoGaveUp($first: Int! = 5) { queueVisits(first: $first) { totalCount } }\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "<title>At a glance</title>")]
    [InlineData("/?queue=qu-1", "text/html; charset=utf-8", "<title>At a glance</title>")]
    [InlineData("/dashboard/dashboard.js", "text/javascript; charset=utf-8", "draw()")]
    [InlineData("/examples/who-gave-up.graphql", "text/plain; charset=utf-8", "# Who gave up & left?\nquery WhoGaveUp($first: Int! = 5) { queueVisits(first: $first) { totalCount } }\n")]
    public async Task Pages_are_our_own_files_under_a_policy_that_keeps_them_here(string path, string type, string body)
    {
        await using var app = await StartAsync();
        using var response = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((type, body), (response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        AssertGuarded(response);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard/dashboard.js")]
    [InlineData("/examples")]
    public async Task What_the_browser_holds_is_not_sent_again(string path)
    {
        await using var app = await StartAsync();
        using var first = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await app.GetTestClient().SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_list_of_examples_reads_without_a_script()
    {
        await using var app = await StartAsync();
        using var response = await app.GetTestClient().GetAsync(new Uri("/examples", UriKind.Relative), TestContext.Current.CancellationToken);
        AssertGuarded(response);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<h2>Who gave up</h2><span class=\"badge\">query</span><p>Who gave up &amp; left?</p>", page);
        Assert.Contains("<input name=\"first\" data-type=\"Int!\" data-default=\"5\"", page);
        Assert.Contains("<a href=\"/examples/who-gave-up.graphql\">", page);
        Assert.DoesNotContain("style=", page);
        Assert.DoesNotContain("<script>", page);
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("GET", "/dashboard/none.js")]
    [InlineData("GET", "/examples/none.graphql")]
    [InlineData("GET", "/dashboard/../appsettings.json")]
    [InlineData("GET", "/graphql")]
    public async Task Everything_else_goes_on(string method, string path)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("passed on", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_the_files_a_page_says_what_is_missing()
    {
        Directory.Delete(Path.Combine(folder, "dashboard"), recursive: true);
        await using var app = await StartAsync();
        var page = await app.GetTestClient().GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Build again, or publish with <code>dotnet publish</code>.", page);
    }

    private static void AssertGuarded(HttpResponseMessage response)
    {
        Assert.Equal([Policy], response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseDashboard(folder);
        app.Run(http => http.Response.WriteAsync("passed on"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
