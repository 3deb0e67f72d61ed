using System.Buffers;
using System.Diagnostics;
using System.Text;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>Lines as RFC 4180 writes them.</summary>
internal sealed class CsvLine(IReadOnlyList<string> columns, TableOptions options) : TableLine
{
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    // What spreadsheets take for the beginning of a formula.
    private static readonly SearchValues<byte> Formula = SearchValues.Create("=+-@\t\r"u8);

    private readonly ArrayBufferWriter<byte> scratch = new();
    private IBufferWriter<byte> output = null!; // Begin comes first
    private int cell;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public override void WriteHeader(IBufferWriter<byte> output)
    {
        if (options.ByteOrderMark)
        {
            output.Write(Mark);
        }

        Begin(output);
        foreach (var name in columns)
        {
            Separate();
            WriteQuoted(Encoding.UTF8.GetBytes(name));
        }

        End();
    }

    public override void Begin(IBufferWriter<byte> output) => (this.output, cell) = (output, 0);

    public override void End() => output.Write("\r\n"u8);

    public override void Leaf(NamedType type, object? value)
    {
        Separate();
        if (value is null)
        {
            WriteEmpty();
        }
        else if (value is int or double or long or bool or DateTime or EnumValueDefinition or decimal)
        {
            LeafText.Write(output, type, value, options);
        }
        else
        {
            scratch.ResetWrittenCount();
            LeafText.Write(scratch, type, value, options);
            Write(scratch.WrittenSpan, isText: value is string);
        }
    }

    public override void Joined(ReadOnlySpan<byte> text, bool isText)
    {
        Separate();
        Write(text, isText);
    }

    public override void Kept(ListType type, object? value, TableOptions options) => throw new UnreachableException("CSV has no lists.");

    public override void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Separate();
            WriteEmpty();
        }
    }

    private void Separate()
    {
        if (cell++ > 0)
        {
            output.Write(","u8);
        }
    }

    // A line without a character would be none to many readers.
    private void WriteEmpty()
    {
        if (columns.Count == 1)
        {
            output.Write("\"\""u8);
        }
    }

    private void Write(ReadOnlySpan<byte> text, bool isText)
    {
        if (text.IsEmpty)
        {
            WriteEmpty();
        }
        else if (isText && options.EscapesFormulas && Formula.Contains(text[0]))
        {
            WriteQuoted([(byte)'\'', .. text]);
        }
        else
        {
            WriteQuoted(text);
        }
    }

    private void WriteQuoted(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(Quoted) < 0)
        {
            output.Write(text);
            return;
        }

        output.Write("\""u8);
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            output.Write(text[..(quote + 1)]);
            output.Write("\""u8);
            text = text[(quote + 1)..];
        }

        output.Write(text);
        output.Write("\""u8);
    }
}
