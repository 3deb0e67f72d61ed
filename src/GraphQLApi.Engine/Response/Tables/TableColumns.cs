using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>Makes the columns of a selection.</summary>
internal sealed class TableColumns(Schema schema, TableOptions options)
{
    private readonly List<ExplodedList> exploded = [];

    // Where the walk stands: the exploded list around it, and the steps from that list's element, or from the row.
    private readonly List<(TableGroup Group, int Index)> steps = [];
    private ExplodedList? around;

    /// <summary>The lists that make several rows of one, each inside the one before it.</summary>
    public IReadOnlyList<ExplodedList> Exploded => exploded;

    /// <summary>The columns of the objects that <paramref name="list"/> answers.</summary>
    public TableGroup Rows(FieldPlan list, string? unprefixed) => Group([list], unprefixed);

    // Several fields where the parent is of an abstract type: each of its types has its own selection under the same key.
    private TableGroup Group(IReadOnlyList<FieldPlan> fields, string? unprefixed = null)
    {
        var inner = fields.SelectMany(Plans).SelectMany(plan => plan.Fields).GroupBy(field => field.ResponseKey, StringComparer.Ordinal).ToArray();
        var group = new TableGroup([.. inner.Select(same => same.Key)]);
        for (var index = 0; index < inner.Length; index++)
        {
            steps.Add((group, index));
            FieldPlan[] same = [.. inner[index]];
            group.Columns[index] = Column(same, same[0].Definition.Type, inner[index].Key == unprefixed ? "" : inner[index].Key);
            steps.RemoveAt(steps.Count - 1);
        }

        return group;
    }

    private IEnumerable<SelectionPlan> Plans(FieldPlan field) => field.Definition.Type.Named switch
    {
        ObjectType only => [field.Select(only)],
        AbstractType type => schema.PossibleTypes(type).Select(field.Select),
        _ => [],
    };

    private TableColumn Column(FieldPlan[] fields, GraphQLType type, string key) => type.NullableType switch
    {
        ListType list when options.Lists == TableLists.Keep => new KeptList(key, list, options),
        ListType list when options.Lists == TableLists.Join => new JoinedList(Column(fields, list.OfType, key), options),
        ListType list => Explode(fields, list, key),
        NamedType leaf and (ScalarType or EnumType) => new LeafColumn(key, leaf),
        _ => new ObjectColumn(key, Group(fields)),
    };

    private ExplodedList Explode(FieldPlan[] fields, ListType list, string key)
    {
        if (exploded.LastOrDefault() is { } last && last != around)
        {
            throw new GraphQLException(
                $"lists=explode makes a row for each element of one list, but \"{last.Key}\" and \"{key}\" stand side by side. Select one of them, or use lists=join.",
                ErrorCode.BadUserInput);
        }

        var outer = (around, Steps: steps.ToArray());
        var column = new ExplodedList(key, [.. steps]);
        exploded.Add(column);
        around = column;
        steps.Clear();
        column.Item = Column(fields, list.OfType, key);
        steps.AddRange(outer.Steps);
        around = outer.around;
        return column;
    }
}
