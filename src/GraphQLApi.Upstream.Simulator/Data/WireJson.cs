using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphQLApi.Upstream.Simulator.Data;

/// <summary>The vendor writes <c>+</c>, apostrophes and accents as they are, not as <c>\u002B</c>.</summary>
internal static class WireJson
{
    public static JsonWriterOptions Writer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonSerializerOptions Serializer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
