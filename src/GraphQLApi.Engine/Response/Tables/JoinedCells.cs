using System.Buffers;
using System.Diagnostics;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>Collects the elements of a list, column by column. Elements without a value leave their place empty, so that columns of one list stay level.</summary>
internal sealed class JoinedCells(int width, TableOptions options) : TableCells
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(";\\"u8);

    private readonly ArrayBufferWriter<byte>[] texts = [.. Enumerable.Range(0, width).Select(_ => new ArrayBufferWriter<byte>())];
    private readonly bool[] areText = new bool[width];
    private readonly ArrayBufferWriter<byte> scratch = new();
    private int element;
    private int column;

    public void Begin()
    {
        (element, column) = (0, 0);
        Array.Clear(areText);
        foreach (var text in texts)
        {
            text.ResetWrittenCount();
        }
    }

    public void EndElement()
    {
        element++;
        column = 0;
    }

    public override void Leaf(NamedType type, object? value)
    {
        scratch.ResetWrittenCount();
        if (value is not null)
        {
            LeafText.Write(scratch, type, value, options);
        }

        Joined(scratch.WrittenSpan, value is string);
    }

    public override void Joined(ReadOnlySpan<byte> text, bool isText)
    {
        var output = texts[column];
        areText[column] |= isText;
        column++;
        if (element > 0)
        {
            output.Write("; "u8);
        }

        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            output.Write(text[..next]);
            output.Write("\\"u8);
            output.Write(text.Slice(next, 1));
            text = text[(next + 1)..];
        }

        output.Write(text);
    }

    public override void Kept(ListType type, object? value, TableOptions options) => throw new UnreachableException("Lists are either joined or kept.");

    public override void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Joined([], isText: false);
        }
    }

    public void CopyTo(TableCells cells)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            cells.Joined(texts[index].WrittenSpan, areText[index]);
        }
    }
}
