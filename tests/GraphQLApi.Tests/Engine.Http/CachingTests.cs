using System.Net;

namespace GraphQLApi.Tests.Engine.Http;

public sealed class CachingTests
{
    private const string Url = "/graphql?query={hello}";
    private const string Tag = "W/\"s2ezx4oJNedpYCV1UIxn5A\"";

    [Fact]
    public async Task An_answer_to_get_may_be_kept_by_the_client_alone_and_has_to_be_asked_about()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.GetAsync(Url);
        Assert.Equal(
            (HttpStatusCode.OK, "no-cache, private", Tag, "Accept, Accept-Encoding"),
            (response.StatusCode, response.Headers.CacheControl?.ToString(), response.Headers.ETag?.ToString(), string.Join(", ", response.Headers.Vary)));
    }

    [Theory]
    [InlineData(Tag, 304)]
    [InlineData("\"s2ezx4oJNedpYCV1UIxn5A\"", 304)]
    [InlineData("\"x\", " + Tag, 304)]
    [InlineData("*", 304)]
    [InlineData("\"x\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task Whoever_holds_it_is_not_sent_it_again(string known, int status)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Get, Url, null, null, ("If-None-Match", known));
        Assert.Equal((status, Tag), ((int)response.StatusCode, response.Headers.ETag?.ToString()));
        Assert.Equal(status == 304 ? "" : """{"data":{"hello":"Hello world"}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_answer_has_another_tag()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Get, "/graphql?query={hello(name:\"you\")}", null, null, ("If-None-Match", Tag));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/graphql?query={broken}")]
    [InlineData("/graphql?query={")]
    [InlineData("/graphql")]
    public async Task An_error_is_not_kept(string url)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.GetAsync(url);
        Assert.Equal(("no-store", null), (response.Headers.CacheControl?.ToString(), response.Headers.ETag));
    }

    [Fact]
    public async Task An_answer_to_post_has_no_tag()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await host.PostAsync("""{"query":"{ hello }"}""");
        Assert.Equal((null, null), (response.Headers.CacheControl, response.Headers.ETag));
    }
}
