using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Projection;

/// <summary>Which columns of a row a selection needs: only these are read (DESIGN §5).</summary>
internal static class SelectedColumns
{
    public static ColumnSet Of(IEnumerable<SelectedField> selections)
    {
        var columns = default(ColumnSet);
        foreach (var field in selections)
        {
            columns |= FieldTag.Of(field.Field).Columns;
        }

        return columns;
    }

    /// <summary>Of the rows of a connection, through <c>nodes</c> and <c>edges { node }</c>.</summary>
    public static ColumnSet OfConnection(SelectedField connection)
    {
        var columns = default(ColumnSet);
        foreach (var field in connection.Select())
        {
            columns |= field.Field.Name switch
            {
                "nodes" => Of(field.Select()),
                "edges" => field.Select().Where(part => part.Field.Name == "node").Select(part => Of(part.Select())).Aggregate(default(ColumnSet), (left, right) => left | right),
                _ => default,
            };
        }

        return columns;
    }
}
