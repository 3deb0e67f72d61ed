using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>Lines that are JSON objects, one member a column.</summary>
internal sealed class NdjsonLine(IReadOnlyList<string> columns, TableOptions options) : TableLine
{
    private readonly JsonEncodedText[] names = [.. columns.Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    private IBufferWriter<byte> output = null!; // Begin comes first
    private Utf8JsonWriter? writer;
    private int cell;

    public override void WriteHeader(IBufferWriter<byte> output)
    {
        // Every line names its values.
    }

    public override void Begin(IBufferWriter<byte> output)
    {
        (this.output, cell) = (output, 0);
        writer ??= new Utf8JsonWriter(output, ResponseWriter.Options);
        writer.Reset(output);
        writer.WriteStartObject();
    }

    public override void End()
    {
        writer!.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }

    public override void Leaf(NamedType type, object? value)
    {
        writer!.WritePropertyName(names[cell++]);
        WriteValue(type, value);
    }

    public override void Joined(ReadOnlySpan<byte> text, bool isText)
    {
        writer!.WritePropertyName(names[cell++]);
        writer.WriteStringValue(text);
    }

    public override void Kept(ListType type, object? value, TableOptions options)
    {
        writer!.WritePropertyName(names[cell++]);
        WriteValue(type, value);
    }

    public override void Skip(int count)
    {
        for (; count > 0; count--)
        {
            writer!.WriteNull(names[cell++]);
        }
    }

    private void WriteValue(GraphQLType type, object? value)
    {
        switch (value)
        {
            case null: writer!.WriteNullValue(); break;
            case DateTime time: WriteTime(time); break;
            case EnumValueDefinition name: writer!.WriteStringValue(name.EncodedName); break;
            case ResultObject child: WriteObject(child); break;
            case object?[] items when type.NullableType is ListType list: WriteItems(list, items); break;
            default: ((ScalarType)type.NullableType).Write(writer!, value); break;
        }
    }

    private void WriteTime(DateTime time)
    {
        Span<byte> text = stackalloc byte[32];
        writer!.WriteStringValue(text[..LeafText.Write(text, time, options)]);
    }

    private void WriteObject(ResultObject child)
    {
        writer!.WriteStartObject();
        for (var slot = 0; slot < child.Values.Length; slot++)
        {
            writer.WritePropertyName(child.Plan.Fields[slot].EncodedKey);
            WriteValue(child.Plan.Fields[slot].Definition.Type, child.Values[slot]);
        }

        writer.WriteEndObject();
    }

    private void WriteItems(ListType list, object?[] items)
    {
        writer!.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(list.OfType, item);
        }

        writer.WriteEndArray();
    }
}
