using GraphQLApi.Server.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace GraphQLApi.Tests.Server.Auth;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("https://analytics.example.com", "max-age=31536000")]
    [InlineData("http://analytics.example.com", null)]
    [InlineData("https://localhost:5081", null)]
    [InlineData("https://[::1]:5081", null)]
    public async Task Browsers_are_held_to_https_where_there_is_https_and_it_is_no_developers_machine(string address, string? header)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.Run(_ => Task.CompletedTask);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();
        using var response = await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Equal(header, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? string.Join(',', values) : null);
    }
}
