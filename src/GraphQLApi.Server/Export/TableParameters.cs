using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response.Tables;

namespace GraphQLApi.Server.Export;

/// <summary>The options of a table as clients write them: parameters of the media type, or flags of the same names.</summary>
internal static class TableParameters
{
    public const string Lists = "lists";
    public const string TimeZone = "timezone";
    public const string ByteOrderMark = "bom";
    public const string Formulas = "formulas";

    /// <exception cref="GraphQLException">An option that does not exist, or a value that it does not have.</exception>
    public static TableOptions Read(TableFormat format, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var options = new TableOptions(format == TableFormat.Csv ? TableLists.Join : TableLists.Keep);
        foreach (var (name, value) in parameters)
            options = Apply(options, format, name.ToLowerInvariant(), value);
        return options;
    }

    private static TableOptions Apply(TableOptions options, TableFormat format, string name, string value) => (name, value.ToLowerInvariant()) switch
    {
        (Lists, "join") => options with { Lists = TableLists.Join },
        (Lists, "explode") => options with { Lists = TableLists.Explode },
        (Lists, _) => throw Refuse("lists is join or explode."),
        (TimeZone, _) => options with { Offset = new ZoneOffsets(value).At },
        (ByteOrderMark, "0" or "1") when format == TableFormat.Csv => options with { ByteOrderMark = value == "1" },
        (ByteOrderMark, _) when format == TableFormat.Csv => throw Refuse("bom is 0 or 1."),
        (Formulas, "escape" or "keep") when format == TableFormat.Csv => options with { EscapesFormulas = value.Equals("escape", StringComparison.OrdinalIgnoreCase) },
        (Formulas, _) when format == TableFormat.Csv => throw Refuse("formulas is escape or keep."),
        // What RFC 4180 itself defines, as far as it asks for what we do anyway.
        ("charset", "utf-8") or ("header", "present") => options,
        _ => throw Refuse(
            $"\"{name}={value}\" is no option of {(format == TableFormat.Csv ? "text/csv" : "application/x-ndjson")}. There are "
            + $"lists=join|explode, timezone=<IANA id>{(format == TableFormat.Csv ? ", bom=0|1, formulas=escape|keep" : "")}."),
    };

    private static GraphQLException Refuse(string message) => new(message, ErrorCode.BadUserInput);
}
