using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>Status and body before faults are applied.</summary>
internal sealed record VendorAnswer(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json; charset=utf-8")
{
    public TimeSpan? RetryAfter { get; init; }

    public static VendorAnswer Json(ReadOnlyMemory<byte> body) => new(200, body);

    /// <summary>The envelope of CONTRACT §3.2; credentials share the code 4002, everything else repeats the status.</summary>
    public static VendorAnswer Error(int status, string message) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(
            new { errors = new[] { new { msg = message, code = status == 401 ? 4002 : status } } }, WireJson.Serializer));
}
