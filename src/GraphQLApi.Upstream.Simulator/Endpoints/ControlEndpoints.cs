using System.Globalization;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>
/// What the vendor does not have, for whoever watches from another process: neither counted, nor limited, nor hit by faults. Records come
/// straight from the source in their final state, so that a reader's result can be held against them.
/// </summary>
internal sealed class ControlEndpoints(IRecordSource source, SimulatorFaults faults, SimulatorCounters counters, TimeProvider time)
{
    private const string Root = "/simulator";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/counts", Counts);
        routes.MapGet(Root + "/records", RecordsAsync);
        routes.MapPut(Root + "/faults", FaultsAsync);
    }

    private Task Counts(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        var calls = Enum.GetValues<SimulatorEndpoint>().ToDictionary(endpoint => JsonNamingPolicy.CamelCase.ConvertName(endpoint.ToString()), counters.CallsTo);
        var body = new { total = counters.TotalCalls, maximumPerMinute = counters.MaximumCallsPerMinute, rateLimited = counters.RateLimited, calls };
        return http.Response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), http.RequestAborted).AsTask();
    }

    /// <summary>GET ?from=…&amp;to=… (to exclusive): JSON lines as a records file has them.</summary>
    private async Task RecordsAsync(HttpContext http)
    {
        if (Time(http.Request.Query["from"]) is not { } from || Time(http.Request.Query["to"]) is not { } to)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        http.Response.ContentType = "application/x-ndjson";
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        foreach (var record in source.StartingIn(from, to - 1, now))
        {
            await http.Response.BodyWriter.WriteAsync(record.JsonAt(now), http.RequestAborted);
            await http.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        }
    }

    /// <summary>PUT with rules as text: they replace all that are in force.</summary>
    private async Task FaultsAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var rules = await reader.ReadToEndAsync(http.RequestAborted);
        try
        {
            faults.Become(SimulatorFaults.Parse(rules));
        }
        catch (ArgumentException exception)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(exception.Message, http.RequestAborted);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static long? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeSeconds() : null;
}
