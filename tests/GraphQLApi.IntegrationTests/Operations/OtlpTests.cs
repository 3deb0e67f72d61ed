using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Operations;

/// <summary>Traces and metrics reach a collector over OTLP, at the latest when the server stops.</summary>
[Collection(nameof(OneAtATime))]
public sealed class OtlpTests
{
    [Fact]
    public async Task A_collector_gets_spans_and_metrics_of_the_named_service()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var text = $"{http.Request.Headers["api-key"]} {Encoding.UTF8.GetString(body.ToArray())}";
            received.AddOrUpdate(http.Request.Path, text, (_, known) => known + text);
            http.Response.ContentType = "application/x-protobuf";
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string>
        {
            ["Telemetry__OtlpEndpoint"] = collector.Urls.Single(),
            ["Telemetry__OtlpProtocol"] = "Http",
            ["Telemetry__OtlpHeaders"] = "api-key=of-the-collector",
            ["Telemetry__ServiceName"] = "contact-centre-api",
        };

        await using (var centre = await Centre.StartAsync(sessionsPerDay: 5, settings))
            await centre.AskAsync("query Exported { sessions(first: 1) { nodes { id } } }", calls: -1);

        var spans = received["/v1/traces"];
        Assert.All(["of-the-collector", "contact-centre-api", "POST /graphql", "graphql.execute", "cache.coverage", "SELECT", "Exported"], word => Assert.Contains(word, spans, StringComparison.Ordinal));
        Assert.All(
            ["contact-centre-api", "graphqlapi.request.duration", "graphqlapi.cache.requests", "graphqlapi.sync.lag", "dotnet.process.cpu.time"],
            word => Assert.Contains(word, received["/v1/metrics"], StringComparison.Ordinal));
    }
}
