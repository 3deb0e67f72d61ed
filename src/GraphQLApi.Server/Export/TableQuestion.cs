using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response.Tables;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Server.Export;

/// <summary>Finds the rows in what a document selects: the nodes of its one connection, the rows of its one metrics result, or a list of objects.</summary>
internal static class TableQuestion
{
    /// <exception cref="GraphQLException">There is not exactly one such field; the message says what to change.</exception>
    public static TableRows Find(IReadOnlyList<SelectedField> roots)
    {
        if (roots.Count != 1)
        {
            throw Refuse(
                "A table has the rows of one field: one connection or one metrics result. "
                + (roots.Count == 0 ? "Select one." : $"Keep one of {string.Join(", ", roots.Select(root => $"\"{root.ResponseKey}\""))}, and ask for the others apart."));
        }

        var field = roots[0];
        if (IsTable(field.Field.Type))
            return new TableRows([field.ResponseKey]);
        if (field.Field.Type.Named is not ObjectType type || !type.Fields.Values.Any(IsRows))
            throw Refuse($"\"{field.ResponseKey}\" is neither a connection nor a metrics result, so it has no rows. Select one, such as queueVisits {{ nodes {{ waitSeconds }} }}.");
        var rows = field.Select(type).Where(inner => IsRows(inner.Field)).ToArray();
        return rows.Length switch
        {
            1 => new TableRows([field.ResponseKey, rows[0].ResponseKey], NodeOf(rows[0])),
            0 => throw Refuse($"\"{field.ResponseKey}\" has rows, but none are selected. Select {string.Join(" or ", type.Fields.Values.Where(IsRows).Select(inner => inner.Name))}."),
            _ => throw Refuse($"\"{field.ResponseKey}\" selects its rows {rows.Length} times. Keep one of {string.Join(", ", rows.Select(inner => $"\"{inner.ResponseKey}\""))}."),
        };
    }

    private static bool IsRows(FieldDefinition field) => field.Name is "nodes" or "edges" or "rows" && IsTable(field.Type);

    private static bool IsTable(GraphQLType type) => type.NullableType is ListType && type.Named is ObjectType;

    // An edge is a row with its node's columns: nobody wants to write node. before each of them.
    private static string? NodeOf(SelectedField rows)
    {
        if (rows.Field.Name != "edges")
            return null;
        var nodes = rows.Select().Where(inner => inner.Field.Name == "node").ToArray();
        return nodes.Length == 1 ? nodes[0].ResponseKey : null;
    }

    private static GraphQLException Refuse(string message) => new(message, ErrorCode.BadUserInput);
}
