using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response;

/// <summary>One entry of <c>errors</c>, specification §7.1.2: message, locations, path, extensions with the code first.</summary>
internal static class ErrorWriter
{
    // Messages quote the document: a name of half a megabyte need not come back, a hundred times, each needing six times its length to be escaped.
    private const int LongestMessage = 32_000;

    public static void Write(Utf8JsonWriter writer, GraphQLError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message.Length <= LongestMessage ? error.Message : string.Concat(error.Message.AsSpan(0, LongestMessage), "…"));
        WriteLocations(writer, error);
        WritePath(writer, error);
        WriteExtensions(writer, error);
        writer.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter writer, GraphQLError error)
    {
        if (error.Locations.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray("locations"u8);
        foreach (var location in error.Locations)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line"u8, location.Line);
            writer.WriteNumber("column"u8, location.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePath(Utf8JsonWriter writer, GraphQLError error)
    {
        if (error.Path is not { } path)
        {
            return;
        }

        writer.WritePropertyName("path"u8);
        JsonValue.Write(writer, path.ToArray());
    }

    private static void WriteExtensions(Utf8JsonWriter writer, GraphQLError error)
    {
        if (error.Code is null && error.Extensions is not { Count: > 0 })
        {
            return;
        }

        writer.WriteStartObject("extensions"u8);
        if (error.Code is not null)
        {
            writer.WriteString("code"u8, error.Code);
        }

        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            if (name != "code" || error.Code is null)
            {
                writer.WritePropertyName(name);
                JsonValue.Write(writer, value);
            }
        }

        writer.WriteEndObject();
    }
}
