using System.Text.Json;

namespace GraphQLApi.Upstream.Wire;

/// <summary>The vendor's error text and code in any of the shapes of CONTRACT §3.2; null when the body is none of them (HTML, empty).</summary>
internal sealed record ErrorEnvelope(string? Message, int? Code)
{
    public static ErrorEnvelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ErrorEnvelope? Read(JsonElement root)
    {
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
        {
            return errors[0].ValueKind == JsonValueKind.Object ? Of(errors[0], "msg") ?? Of(errors[0], "message") : Plain(errors[0]);
        }

        if (root.TryGetProperty("error", out var error))
        {
            return error.ValueKind == JsonValueKind.Object ? Of(error, "message") ?? Of(error, "msg") : Plain(error);
        }

        return Of(root, "message");
    }

    private static ErrorEnvelope? Of(JsonElement item, string text) =>
        item.TryGetProperty(text, out var message) && message.ValueKind == JsonValueKind.String
            ? new ErrorEnvelope(message.GetString(), CodeOf(item))
            : null;

    private static ErrorEnvelope? Plain(JsonElement text) =>
        text.ValueKind == JsonValueKind.String ? new ErrorEnvelope(text.GetString(), null) : null;

    private static int? ReadCode(JsonElement code) => code.ValueKind switch
    {
        JsonValueKind.Number when code.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(code.GetString(), out var number) => number,
        _ => null,
    };

    private static int? CodeOf(JsonElement item) => item.TryGetProperty("code", out var code) ? ReadCode(code) : null;
}
