namespace GraphQLApi.Engine.Response.Tables;

/// <summary>The text form of a table.</summary>
public enum TableFormat
{
    /// <summary>RFC 4180: a header, commas, CRLF, quotes where they are needed.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Ndjson,
}

/// <summary>What becomes of a list below a row.</summary>
public enum TableLists
{
    /// <summary>It stays a JSON array; not in CSV, which has none.</summary>
    Keep,

    /// <summary>One text: elements separated by <c>"; "</c>; within an element a semicolon is written <c>\;</c> and a backslash <c>\\</c>.</summary>
    Join,

    /// <summary>A row for each element, and one for an empty list.</summary>
    Explode,
}

/// <summary>How values are written.</summary>
/// <param name="Lists">What becomes of lists.</param>
/// <param name="Offset">The offset from UTC by which times are shown; null shows UTC with a <c>Z</c>.</param>
/// <param name="ByteOrderMark">Begin with one, by which Excel knows UTF-8; CSV only.</param>
/// <param name="EscapesFormulas">Put an apostrophe before text that a spreadsheet would run as a formula; CSV only.</param>
public sealed record TableOptions(TableLists Lists, Func<DateTime, TimeSpan>? Offset = null, bool ByteOrderMark = false, bool EscapesFormulas = true);

/// <summary>Where in an answer the rows stand.</summary>
/// <param name="Path">Response keys from the root to the list.</param>
/// <param name="Unprefixed">A field of the row whose columns go without its name before theirs, such as an edge's <c>node</c>; null for none.</param>
public sealed record TableRows(IReadOnlyList<string> Path, string? Unprefixed = null);
