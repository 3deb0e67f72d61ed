using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Paging;

/// <summary><c>SessionsConnection</c>, <c>SessionsEdge</c> and their like, with HotChocolate's names and texts.</summary>
internal static class ConnectionTypes
{
    private static readonly ObjectType PageInfo = new(
        "PageInfo", "Information about pagination in a connection.",
        () =>
        [
            Field("hasNextPage", Leaf.Boolean.NonNull(), page => page.HasNextPage, "Indicates whether more edges exist following the set defined by the clients arguments."),
            Field("hasPreviousPage", Leaf.Boolean.NonNull(), page => page.HasPreviousPage, "Indicates whether more edges exist prior the set defined by the clients arguments."),
            Field("startCursor", Leaf.String, page => page.Edges.Count == 0 ? null : page.Edges[0].Cursor, "When paginating backwards, the cursor to continue."),
            Field("endCursor", Leaf.String, page => page.Edges.Count == 0 ? null : page.Edges[^1].Cursor, "When paginating forwards, the cursor to continue."),
        ]);

    /// <summary>The connection type of a plural such as <c>Sessions</c>.</summary>
    public static ObjectType Create(string plural, Func<ObjectType> node, bool isOverTime)
    {
        var edge = new ObjectType(
            $"{plural}Edge", "One row of a page, with the cursor that marks its place in the order.",
            () =>
            [
                new("cursor", Leaf.String.NonNull()) { Description = "A cursor for use in pagination.", Resolve = source => ((Edge)source).Cursor },
                new("node", node().NonNull()) { Description = "The item at the end of the edge.", Resolve = source => ((Edge)source).Node },
            ]);
        return new ObjectType(
            $"{plural}Connection", "A connection to a list of items.",
            () =>
            [
                new("pageInfo", PageInfo.NonNull()) { Description = "Information to aid in pagination.", Resolve = source => source },
                Field("edges", edge.NonNull().List(), page => page.Edges, "The rows of this page, each with its cursor; `nodes` has them without.", CountOnce),
                Field("nodes", node().NonNull().List(), page => page.Nodes, "A flattened list of the nodes.", CountOnce),
                Field("totalCount", Leaf.Int.NonNull(), page => page.TotalCount, "Identifies the total count of items in the connection. Counted only where it is selected."),
                .. isOverTime
                    ? [Field("coverage", CoverageType.ObjectType.NonNull(), page => page.Coverage, "Which part of the asked time the answer rests on.")]
                    : Array.Empty<FieldDefinition>(),
            ]);
    }

    // The connection's own multiplier has counted the items already.
    private static int CountOnce(ArgumentValues arguments) => 1;

    private static FieldDefinition Field(string name, GraphQLType type, Func<Connection, object?> read, string description, CostMultiplier? multiplier = null) =>
        new(name, type) { Description = description, Resolve = source => read((Connection)source), CostMultiplier = multiplier };
}
