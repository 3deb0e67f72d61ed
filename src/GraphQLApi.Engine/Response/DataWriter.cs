using System.Text.Json;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response;

/// <summary>The <c>data</c> entry, specification §7.1.1: keys pre-encoded in the plan, leaves written by their scalar without a text between.</summary>
internal static class DataWriter
{
    public static void Write(Utf8JsonWriter writer, ResultObject? result)
    {
        if (result is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        var fields = result.Plan.Fields;
        var values = result.Values;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            writer.WritePropertyName(fields[slot].EncodedKey);
            WriteValue(writer, fields[slot].Definition.Type.NullableType, values[slot]);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, GraphQLType type, object? value)
    {
        switch (type)
        {
            case var _ when value is null:
                writer.WriteNullValue();
                break;
            case ScalarType scalar:
                scalar.Write(writer, value);
                break;
            case EnumType:
                writer.WriteStringValue(((EnumValueDefinition)value).EncodedName);
                break;
            case ListType list:
                WriteItems(writer, list.OfType.NullableType, (object?[])value);
                break;
            default:
                Write(writer, (ResultObject)value);
                break;
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, GraphQLType itemType, object?[] items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(writer, itemType, item);
        }

        writer.WriteEndArray();
    }
}
