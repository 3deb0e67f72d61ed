using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Engine.Http;

/// <summary>A server with a schema of a few fields at <c>/graphql</c>, spoken to in literal requests.</summary>
internal sealed class GraphQLTestHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HostedFields fields;

    private GraphQLTestHost(WebApplication app, HostedFields fields) => (this.app, this.fields) = (app, fields);

    /// <summary>What <c>subscription { tick }</c> answers, event by event.</summary>
    public ChannelWriter<object?> Ticks => fields.Ticks.Writer;

    /// <summary>Done when <c>{ wait }</c> runs, and when it is told to stop.</summary>
    public (Task Started, Task Stopped) Wait => (fields.WaitStarted.Task, fields.WaitStopped.Task);

    /// <summary>Done when <c>tick</c> is subscribed to, and when its source is told to stop.</summary>
    public (Task Started, Task Stopped) Tick => (fields.TickStarted.Task, fields.TickStopped.Task);

    public static async Task<GraphQLTestHost> StartAsync(
        EngineOptions? options = null,
        Action<RequestContext>? configure = null,
        TransportOptions? transport = null,
        TimeProvider? time = null,
        Action<CorsPolicyBuilder>? cors = null,
        Action<HttpContext, RequestContext>? configureHttp = null,
        bool listens = false,
        ConnectionRules? rules = null,
        params IReadOnlyList<AnswerForm> forms)
    {
        var fields = new HostedFields();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (listens)
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        else
            builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        if (cors is not null)
            builder.Services.AddCors(settings => settings.AddDefaultPolicy(cors));
        builder.Services.AddSingleton(new RequestPipeline(fields.Schema(), options ?? new EngineOptions(), time ?? TimeProvider.System));
        builder.Services.AddSingleton(transport ?? new TransportOptions());
        var app = builder.Build();
        if (listens)
            app.UseWebSockets();
        app.UseRouting();
        if (cors is not null)
            app.UseCors();
        app.MapGraphQL("/graphql", configureHttp ?? (configure is null ? null : (_, context) => configure(context)), rules, forms);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GraphQLTestHost(app, fields);
    }

    /// <summary>Begins to stop the server, as the host does on SIGTERM.</summary>
    public void Stop() => app.Lifetime.StopApplication();

    public HttpClient Client() => app.GetTestClient();

    public Task<TestSocket> ConnectAsync(string? subprotocol = "graphql-transport-ws", string? origin = null) =>
        TestSocket.ConnectAsync(app.GetTestServer(), subprotocol, origin);

    /// <summary>Over the network, where a reader that does not read fills the buffers of both systems.</summary>
    public Task<TestSocket> ConnectByNetworkAsync() => TestSocket.ConnectAsync(new UriBuilder(app.Urls.Single()) { Scheme = "ws", Path = "/graphql" }.Uri);

    public Task<HttpResponseMessage> GetAsync(string pathAndQuery, string? accept = null) => SendAsync(HttpMethod.Get, pathAndQuery, accept, null);

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null, string? contentType = "application/json") =>
        PostAsync(Encoding.UTF8.GetBytes(body), accept, contentType);

    public Task<HttpResponseMessage> PostAsync(byte[] body, string? accept = null, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(HttpMethod.Post, "/graphql", accept, content);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string pathAndQuery, string? accept, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, pathAndQuery) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

internal static class ResponseText
{
    /// <summary>Status, type and body in one text: <c>200 application/json; charset=utf-8 {"data":…}</c>.</summary>
    public static async Task<string> ReadAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        MediaTypeHeaderValue? type = response.Content.Headers.ContentType;
        return $"{(int)response.StatusCode} {type} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}".TrimEnd();
    }
}
