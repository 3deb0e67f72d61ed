using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Cache.Coverage;

namespace GraphQLApi.Analytics.Paging;

/// <summary>One page of a connection, as its fields are answered from it.</summary>
/// <param name="Nodes">The rows.</param>
/// <param name="Edges">The same rows with their places; empty where none is shown.</param>
/// <param name="HasNextPage">There are rows behind the page.</param>
/// <param name="HasPreviousPage">There are rows before it.</param>
/// <param name="TotalCount">0 where it was not counted.</param>
/// <param name="Coverage">Null where nobody asked.</param>
internal sealed record Connection(
    IReadOnlyList<object> Nodes, IReadOnlyList<Edge> Edges, bool HasNextPage, bool HasPreviousPage, int TotalCount, CoverageReport? Coverage);

/// <summary>A row and its place; the place becomes a cursor only where one is selected.</summary>
internal sealed class Edge(object node, object?[]? keys, RowOrder order)
{
    public object Node { get; } = node;

    public string Cursor => Paging.Cursor.Encode(order, keys ?? [.. order.Keys.Select(key => key.Column!.Read(Node))]);
}
