using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>Takes the cells of a row one after the other.</summary>
internal abstract class TableCells
{
    /// <summary>A leaf; null is an empty cell.</summary>
    public abstract void Leaf(NamedType type, object? value);

    /// <summary>The elements of a list in one text.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="isText">Whether any element was text, and not only numbers and times.</param>
    public abstract void Joined(ReadOnlySpan<byte> text, bool isText);

    /// <summary>A list as JSON.</summary>
    public abstract void Kept(ListType type, object? value, TableOptions options);

    /// <summary>Empty cells.</summary>
    public abstract void Skip(int count);
}

/// <summary>The cells of one line, written to the output.</summary>
internal abstract class TableLine : TableCells
{
    public abstract void WriteHeader(IBufferWriter<byte> output);

    public abstract void Begin(IBufferWriter<byte> output);

    public abstract void End();
}

/// <summary>The text of leaves, the same wherever they stand.</summary>
internal static class LeafText
{
    // Longer than any number, boolean or time.
    private const int LongestFixed = 64;

    private const int TimeLength = 23;

    /// <summary>Writes a leaf that is not null.</summary>
    public static void Write(IBufferWriter<byte> output, NamedType type, object value, TableOptions options)
    {
        switch (value)
        {
            case string text: output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)))); break;
            case EnumValueDefinition name: output.Write(name.EncodedName.EncodedUtf8Bytes); break;
            case bool flag: output.Write(flag ? "true"u8 : "false"u8); break;
            case int number: Format(output, number); break;
            case long number: Format(output, number); break;
            case double number: Format(output, number); break;
            case decimal number: Format(output, number); break;
            case DateTime time: output.Advance(Write(output.GetSpan(LongestFixed), time, options)); break;
            default: WriteJson(output, (ScalarType)type, value); break;
        }
    }

    /// <summary><c>2024-09-26T05:39:54.000Z</c>, or <c>2024-09-26T11:09:54.000+05:30</c> where a zone was asked for.</summary>
    public static int Write(Span<byte> output, DateTime time, TableOptions options)
    {
        var offset = options.Offset?.Invoke(time);
        var local = DateTime.SpecifyKind(time, DateTimeKind.Unspecified) + (offset ?? TimeSpan.Zero);
        local.TryFormat(output, out _, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        if (offset is null)
        {
            output[TimeLength] = (byte)'Z';
            return TimeLength + 1;
        }

        output[TimeLength] = (byte)(offset < TimeSpan.Zero ? '-' : '+');
        offset.Value.Duration().TryFormat(output[(TimeLength + 1)..], out var written, @"hh\:mm", CultureInfo.InvariantCulture);
        return TimeLength + 1 + written;
    }

    private static void Format<T>(IBufferWriter<byte> output, T number)
        where T : IUtf8SpanFormattable
    {
        number.TryFormat(output.GetSpan(LongestFixed), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static void WriteJson(IBufferWriter<byte> output, ScalarType type, object value)
    {
        using var writer = new Utf8JsonWriter(output, ResponseWriter.Options);
        type.Write(writer, value);
    }
}
