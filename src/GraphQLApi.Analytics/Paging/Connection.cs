using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Analytics.Paging;

/// <summary>One page of a connection, as its fields are answered from it.</summary>
internal sealed record Connection(IReadOnlyList<Edge> Edges, bool HasNextPage, bool HasPreviousPage, int TotalCount, CoverageReport? Coverage);

/// <summary>A row and its place; the place becomes a cursor only where one is selected.</summary>
internal sealed class Edge(object node, object?[]? keys, RowOrder order)
{
    public object Node { get; } = node;

    public string Cursor => Paging.Cursor.Encode(order, keys ?? [.. order.Keys.Select(key => key.Column!.Read(Node))]);
}
