using System.Text;
using GraphQLApi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Samples;

/// <summary>Answers the three calls with fixed documents: what the vendor printed, byte for byte, instead of what our simulator makes of it.</summary>
internal sealed class VendorStub : ITestUpstream
{
    private readonly WebApplication app;
    private long calls;

    private VendorStub(WebApplication app, string interactions, string feed)
    {
        this.app = app;
        Interactions = interactions;
        Feed = feed;
    }

    public Uri BaseAddress => new(app.Urls.Single());

    public long Calls => Interlocked.Read(ref calls);

    /// <summary>First page of interactionDetails from now on.</summary>
    public string Interactions { get; set; }

    /// <summary>intentrealtimedata from now on.</summary>
    public string Feed { get; set; }

    /// <summary>Every call from now on: its status and body; null for the documents.</summary>
    public (int Status, string Body)? Failure { get; set; }

    /// <summary>The <c>traceparent</c> of the last call; empty where it had none.</summary>
    public string Trace { get; private set; } = "";

    /// <param name="interactions">First page of interactionDetails, for every window.</param>
    /// <param name="timeZoneOffset">The only offset it was rendered for; another one is refused.</param>
    /// <param name="conversations">By conversation id.</param>
    /// <param name="feed">intentrealtimedata.</param>
    public static async Task<VendorStub> StartAsync(
        string interactions = """{"numResults":0,"data":[]}""",
        int timeZoneOffset = 0,
        IReadOnlyDictionary<string, string>? conversations = null,
        string feed = "[]")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new VendorStub(app, interactions, feed);
        app.UseRouting();
        app.Use((http, next) =>
        {
            Interlocked.Increment(ref stub.calls);
            stub.Trace = http.Request.Headers.TraceParent.ToString();
            return stub.Failure is { } failure ? WriteAsync(http, failure.Status, failure.Body) : next(http);
        });
        app.MapPost("/agentassist/api/public/analytics/account/{account}/v2/interactionDetails", http => PageAsync(http, stub.Interactions, timeZoneOffset));
        app.MapPost("/api/public/bot/{bot}/intentrealtimedata", (HttpContext http) => WriteAsync(http, 200, stub.Feed));
        app.MapGet("/agentassist/api/v1/public/{bot}/conversations/{id}", (HttpContext http) =>
            conversations?.GetValueOrDefault((string)http.Request.RouteValues["id"]!) is { } found // named in the route
                ? WriteAsync(http, 200, found)
                : WriteAsync(http, 404, """{"errors":[{"msg":"Conversation not found","code":404}]}"""));
        await app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task PageAsync(HttpContext http, string interactions, int timeZoneOffset)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (!body.Contains($"\"timeZoneOffset\":{timeZoneOffset}", StringComparison.Ordinal))
            await WriteAsync(http, 412, """{"errors":[{"msg":"Validation errors/ Invalid arguments","code":412}]}""");
        else
            await WriteAsync(http, 200, http.Request.Query["offset"] == "0" ? interactions : """{"numResults":0,"data":[]}""");
    }

    private static Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(body);
    }
}
