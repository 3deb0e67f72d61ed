using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;

namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>The messages we send, as bytes.</summary>
internal static class ServerMessages
{
    private static readonly JsonWriterOptions ErrorText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlySpan<byte> Acknowledge => """{"type":"connection_ack"}"""u8;

    public static ReadOnlySpan<byte> Ping => """{"type":"ping"}"""u8;

    /// <summary>What came with the ping goes back with the pong.</summary>
    public static void WritePong(PooledBuffer output, ReadOnlySpan<byte> payload)
    {
        output.Write("{\"type\":\"pong\""u8);
        if (payload.Length > 0)
        {
            output.Write(",\"payload\":"u8);
            output.Write(payload);
        }

        output.Write("}"u8);
    }

    public static void WriteNext(PooledBuffer output, JsonEncodedText id, ExecutionResult result)
    {
        Open(output, id, "\",\"type\":\"next\",\"payload\":"u8);
        ResponseWriter.Write(result, output);
        output.Write("}"u8);
    }

    public static void WriteError(PooledBuffer output, JsonEncodedText id, IReadOnlyList<GraphQLError> errors)
    {
        Open(output, id, "\",\"type\":\"error\",\"payload\":"u8);
        using (var writer = new Utf8JsonWriter(output, ErrorText))
            ResponseWriter.WriteErrors(writer, errors);
        output.Write("}"u8);
    }

    public static void WriteComplete(PooledBuffer output, JsonEncodedText id) => Open(output, id, "\",\"type\":\"complete\"}"u8);

    private static void Open(PooledBuffer output, JsonEncodedText id, ReadOnlySpan<byte> rest)
    {
        output.Write("{\"id\":\""u8);
        output.Write(id.EncodedUtf8Bytes);
        output.Write(rest);
    }
}
