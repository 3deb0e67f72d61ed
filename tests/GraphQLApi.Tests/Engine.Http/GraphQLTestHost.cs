using System.Net.Http.Headers;
using System.Text;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Engine.Http;

/// <summary>A server with a schema of three fields at <c>/graphql</c>, spoken to in literal requests.</summary>
internal sealed class GraphQLTestHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private GraphQLTestHost(WebApplication app) => this.app = app;

    public static async Task<GraphQLTestHost> StartAsync(EngineOptions? options = null, Action<RequestContext>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(new RequestPipeline(Schema(), options ?? new EngineOptions(), TimeProvider.System));
        var app = builder.Build();
        app.UseRouting();
        app.MapGraphQL("/graphql", configure is null ? null : (_, context) => configure(context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GraphQLTestHost(app);
    }

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

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string pathAndQuery, string? accept, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, pathAndQuery) { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static Schema Schema() => new SchemaBuilder(new ObjectType("Query", null, () =>
    [
        new FieldDefinition("hello", SpecifiedScalars.String)
        {
            Arguments = [new ArgumentDefinition("name", SpecifiedScalars.String)],
            ResolveObject = context => new($"Hello {context.Arguments.Get<string>("name") ?? "world"}"),
        },
        new FieldDefinition("broken", SpecifiedScalars.String) { ResolveObject = _ => throw new NotSupportedException("secret text") },
    ]))
    {
        Mutation = new ObjectType("Mutation", null, () => [new FieldDefinition("change", SpecifiedScalars.String) { ResolveObject = _ => new("changed") }]),
    }.Build();
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
