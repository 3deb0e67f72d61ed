using GraphQLApi.Server.Auth;
using GraphQLApi.Server.Settings;
using GraphQLApi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphQLApi.Tests.Server.Auth;

/// <summary>Keys at an issuer's address: asked for rarely, rotated, and kept while nobody answers there.</summary>
public sealed class SigningKeysTests : IAsyncLifetime
{
    private readonly TokenIssuer issuer = new();
    private readonly ManualTimeProvider clock = new(DateTimeOffset.FromUnixTimeSeconds(1_772_000_000));
    private readonly WebApplication app;
    private int calls;
    private Func<IResult> answer = () => Results.NotFound();

    public SigningKeysTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(http =>
        {
            Interlocked.Increment(ref calls);
            return answer().ExecuteAsync(http);
        });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await app.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        issuer.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Unknown_keys_are_asked_for_at_most_twice_a_minute_whoever_names_them()
    {
        using var keys = Keys();
        answer = () => Results.Text(issuer.KeySet("one"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => keys.FindAsync("RS256", $"made up {number}", Cancellation).AsTask()));
        Assert.Single(await keys.FindAsync("RS256", "one", Cancellation));
        Assert.Empty(await keys.FindAsync("ES256", "one", Cancellation));
        Assert.Equal(1, calls);

        answer = () => Results.Text(issuer.KeySet("two"));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(await keys.FindAsync("RS256", "one", Cancellation));
        Assert.Equal(1, calls);
        Assert.Single(await keys.FindAsync("RS256", "two", Cancellation));
        Assert.Empty(await keys.FindAsync("RS256", "one", Cancellation));
        Assert.Equal(2, calls);
    }

    public static TheoryData<string> Troubles => ["not found", "no json", "moved", "huge", "gone"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Known_keys_stay_while_the_address_does_not_answer_with_keys(string trouble)
    {
        using var keys = Keys();
        answer = () => Results.Text(issuer.KeySet("one"));
        Assert.Single(await keys.FindAsync("RS256", "one", Cancellation));
        answer = trouble switch
        {
            "not found" => () => Results.NotFound(),
            "no json" => () => Results.Text("<html>"),
            "moved" => () => Results.Redirect("/elsewhere"),
            "huge" => () => Results.Text(issuer.KeySet("one") + new string(' ', 300_000)),
            _ => () => Results.NotFound(),
        };
        if (trouble == "gone")
            await app.StopAsync(Cancellation);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await keys.FindAsync("RS256", "one", Cancellation));
        Assert.Empty(await keys.FindAsync("RS256", "two", Cancellation));
    }

    private SigningKeys Keys() => new(
        new JwtOptions { JwksUrl = app.Urls.Single() + "/keys.json" }, clock, NullLogger<SigningKeys>.Instance);
}
