using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace GraphQLApi.Testing;

/// <summary>What the server answered to one request, and the statements it ran for it, in order.</summary>
public sealed record TestAnswer(HttpStatusCode Status, string Body, IReadOnlyList<string> Sql)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The member <c>data</c> of an answer without errors; the body stands in the message otherwise.</summary>
    public JsonElement Data
    {
        get
        {
            Assert.True(Status == HttpStatusCode.OK && !Json.TryGetProperty("errors", out _), $"{(int)Status} {Body}");
            return Json.GetProperty("data");
        }
    }

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The first error's <c>extensions.code</c>; the body stands in the message where there is none.</summary>
    public string Code => FirstError.GetProperty("extensions").GetProperty("code").GetString() ?? "";

    public string Message => FirstError.GetProperty("message").GetString() ?? "";

    public string Pretty() => JsonSerializer.Serialize(Json, Readable);

    /// <summary>The value at a path of members and indices such as <c>sessions.nodes.0.id</c>; null for JSON null.</summary>
    public string? At(string path) => Find(path).ToString() is { Length: > 0 } text ? text : null;

    public IReadOnlyList<JsonElement> List(string path) => [.. Find(path).EnumerateArray()];

    private JsonElement Find(string path)
    {
        var element = Data;
        foreach (var step in path.Split('.'))
        {
            var found = element.ValueKind == JsonValueKind.Array ? element[int.Parse(step, null)]
                : element.ValueKind == JsonValueKind.Object && element.TryGetProperty(step, out var member) ? member
                : throw new ArgumentException($"No {path} in {Body}", nameof(path));
            element = found;
        }

        return element;
    }

    private JsonElement FirstError
    {
        get
        {
            Assert.True(Json.TryGetProperty("errors", out var errors), $"No errors in {(int)Status} {Body}");
            return errors[0];
        }
    }
}
