using System.Net.Http.Json;

namespace GraphQLApi.IntegrationTests.Auth;

/// <summary>What browsers are told: with every answer, and to pages of other origins.</summary>
public sealed class HeadersTests
{
    private const string Page = "https://reports.example.com";

    private static readonly (string, string)[] Cors = [("Cors__Origins__0", Page)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/")]
    [InlineData("/graphql/bcp-config.json")]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    public async Task Every_answer_keeps_browsers_from_guessing_framing_and_telling(string path)
    {
        await using var guarded = await GuardedServer.StartAsync();
        using var response = await guarded.Server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.EndsWith("frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.StartsWith("default-src '", Header(response, "Content-Security-Policy"));
        Assert.Null(Header(response, "Server"));
        // Only over https: a browser would not believe it otherwise, and on localhost it would hold for every port.
        Assert.Null(Header(response, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_page_of_the_list_may_send_a_key_and_read_what_went_wrong()
    {
        await using var guarded = await GuardedServer.StartAsync(Cors);
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        ask.Headers.Add("Origin", Page);
        ask.Headers.Add("Access-Control-Request-Method", "POST");
        ask.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var allowed = await guarded.Server.Client.SendAsync(ask, Cancellation);
        Assert.Equal(204, (int)allowed.StatusCode);
        Assert.Equal(Page, Header(allowed, "Access-Control-Allow-Origin"));
        Assert.Equal("authorization,content-type", Header(allowed, "Access-Control-Allow-Headers"));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Add("Origin", Page);
        using var refused = await guarded.Server.Client.SendAsync(request, Cancellation);
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal(Page, Header(refused, "Access-Control-Allow-Origin"));
        Assert.Equal("Retry-After,WWW-Authenticate,X-Coverage-Complete,X-Coverage-Missing,X-Coverage-Saturated,X-Warnings,X-Truncated,X-Total-Count,X-Masked", Header(refused, "Access-Control-Expose-Headers"));
        Assert.Null(Header(refused, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_page_of_another_origin_is_allowed_nothing()
    {
        await using var guarded = await GuardedServer.StartAsync(Cors);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", "https://elsewhere.example.com");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await guarded.Server.Client.SendAsync(request, Cancellation);
        Assert.Null(Header(response, "Access-Control-Allow-Origin"));
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
