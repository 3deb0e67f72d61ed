using System.Runtime.CompilerServices;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Projection;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Paging;

/// <summary>What the client selected of a connection: the rest is neither read nor counted.</summary>
/// <param name="Columns">Columns of the rows.</param>
/// <param name="Rows">Whether any row is needed.</param>
/// <param name="Edges">Whether rows are shown with their places.</param>
/// <param name="Cursors">Whether any cursor is.</param>
/// <param name="PageInfo">Whether it matters what lies on the far side of a given cursor.</param>
/// <param name="TotalCount">Whether rows are counted.</param>
/// <param name="Coverage">Whether the ledger is asked.</param>
internal sealed record PageSelection(ColumnSet Columns, bool Rows, bool Edges, bool Cursors, bool PageInfo, bool TotalCount, bool Coverage)
{
    private static readonly ConditionalWeakTable<object, PageSelection> Known = [];

    /// <summary>Found out once for each place of a document.</summary>
    public static PageSelection Of(SelectedField connection)
    {
        if (!Known.TryGetValue(connection.CacheKey, out var selection))
        {
            Known.AddOrUpdate(connection.CacheKey, selection = Read(connection));
        }

        return selection;
    }

    private static PageSelection Read(SelectedField connection)
    {
        var fields = connection.Select();
        var pageInfo = fields.Where(field => field.Field.Name == "pageInfo").SelectMany(field => field.Select()).Select(field => field.Field.Name).ToHashSet(StringComparer.Ordinal);
        var edges = fields.Where(field => field.Field.Name == "edges").SelectMany(field => field.Select()).Select(field => field.Field.Name);
        var ends = pageInfo.Contains("startCursor") || pageInfo.Contains("endCursor");
        return new PageSelection(
            SelectedColumns.OfConnection(connection),
            Rows: fields.Any(field => field.Field.Name is "pageInfo" or "edges" or "nodes"),
            Edges: ends || fields.Any(field => field.Field.Name == "edges"),
            Cursors: ends || edges.Contains("cursor"),
            PageInfo: pageInfo.Contains("hasNextPage") || pageInfo.Contains("hasPreviousPage"),
            TotalCount: fields.Any(field => field.Field.Name == "totalCount"),
            Coverage: fields.Any(field => field.Field.Name == "coverage"));
    }
}
