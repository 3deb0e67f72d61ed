using System.Text;

namespace GraphQLApi.Engine.Language;

/// <summary>BlockStringValue (§2.9.4) and its inverse for the printers.</summary>
public static class BlockString
{
    /// <summary>Takes the common indentation off all lines but the first and drops blank lines at both ends. Lines end in LF afterwards.</summary>
    public static string Dedent(string raw)
    {
        var lines = SplitLines(raw);
        var (first, last, indent) = Measure(lines);
        if (first > last)
            return "";
        var text = new StringBuilder(raw.Length);
        for (var i = first; i <= last; i++)
        {
            if (i > first)
                text.Append('\n');
            text.Append(i == 0 ? lines[i] : lines[i].AsSpan(Math.Min(indent, lines[i].Length)));
        }
        return text.ToString();
    }

    /// <summary>
    /// A block string that reads back as <paramref name="value"/>: on one line where that stays readable, else with the quotes on lines of their own.
    /// </summary>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = SplitLines(escaped);
        // A final quote or backslash would run into the closing quotes.
        var ownLastLine = value.EndsWith('\\') || value.EndsWith('"');
        // If every later line is indented, that indentation would be taken off unless the first line is blank.
        var ownFirstLine = lines.Length > 1 && lines.Skip(1).All(line => line.Length == 0 || IsBlank(line[0]));
        var spread = lines.Length > 1 || value.Length > 70 || ownLastLine;
        // A single line keeps its leading blanks only directly behind the quotes.
        var staysOnFirstLine = lines.Length == 1 && value.Length > 0 && IsBlank(value[0]);
        var head = ownFirstLine || (spread && !staysOnFirstLine) ? "\n" : "";
        return $"\"\"\"{head}{escaped}{(spread ? "\n" : "")}\"\"\"";
    }

    private static bool IsBlank(char character) => character is ' ' or '\t';

    private static string[] SplitLines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

    private static (int First, int Last, int Indent) Measure(string[] lines)
    {
        var (first, last, indent) = (lines.Length, -1, int.MaxValue);
        for (var i = 0; i < lines.Length; i++)
        {
            var blanks = lines[i].AsSpan().IndexOfAnyExcept(' ', '\t');
            if (blanks < 0)
                continue;
            first = Math.Min(first, i);
            last = i;
            if (i > 0)
                indent = Math.Min(indent, blanks);
        }
        return (first, last, indent);
    }
}
