using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response;

/// <summary>
/// Serialises responses (specification §7.2) straight into a buffer: <c>errors</c> first, so that a reader sees them before a large
/// <c>data</c>, then <c>data</c> and <c>extensions</c>. <c>data</c> is left out where execution never began.
/// </summary>
public static class ResponseWriter
{
    // Quotes, control characters and invalid surrogates are escaped, other text stays readable; nobody embeds an API's answer in HTML.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonEncodedText ErrorsKey = JsonEncodedText.Encode("errors");
    private static readonly JsonEncodedText DataKey = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText ExtensionsKey = JsonEncodedText.Encode("extensions");

    [ThreadStatic]
    private static Utf8JsonWriter? spare;

    /// <summary>Writes the whole response; nothing is left to flush but the pipe itself.</summary>
    public static void Write(ExecutionResult result, IBufferWriter<byte> output)
    {
        var writer = spare ?? new Utf8JsonWriter(output, Options);
        spare = null;
        writer.Reset(output);
        Write(result, writer);
        writer.Flush();
        spare = writer;
    }

    /// <summary>Writes the response as a value inside a larger one, such as a message of the WebSocket protocol.</summary>
    public static void Write(ExecutionResult result, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (result.Errors.Count > 0)
        {
            writer.WritePropertyName(ErrorsKey);
            WriteErrors(writer, result.Errors);
        }

        if (result.HasData)
        {
            writer.WritePropertyName(DataKey);
            DataWriter.Write(writer, result.Data);
        }

        if (result.Extensions is { } extensions)
        {
            writer.WritePropertyName(ExtensionsKey);
            JsonValue.Write(writer, extensions);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a list of errors alone, the payload of an <c>error</c> message over WebSocket.</summary>
    public static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteStartArray();
        foreach (var error in errors)
        {
            ErrorWriter.Write(writer, error);
        }

        writer.WriteEndArray();
    }

    /// <summary>The response as text.</summary>
    public static string ToJson(ExecutionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(result, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
