using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Language;

/// <summary>The text of a document. Syntax nodes hold offsets into it; lines are counted only when an error needs one.</summary>
public sealed class Source(string text)
{
    private int[]? _lineStarts;

    /// <summary>The document as received; a leading byte order mark is skipped by the lexer and counts as a column.</summary>
    public string Text { get; } = text;

    /// <summary>Line and column of an offset in UTF-16 code units. Binary search after the first call.</summary>
    public SourceLocation LocationOf(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new SourceLocation(line + 1, offset - starts[line] + 1);
    }

    /// <summary>Locations of several nodes, in their order.</summary>
    public ImmutableArray<SourceLocation> LocationsOf(params ReadOnlySpan<Ast.Node> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(nodes.Length);
        foreach (var node in nodes)
            locations.Add(LocationOf(node.Start));
        return locations.MoveToImmutable();
    }

    // LineTerminator (§2.1.2): LF, CR, or CR LF taken as one.
    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return [.. starts];
    }
}
