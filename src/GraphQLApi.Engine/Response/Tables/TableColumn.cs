using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>One selected field of a row: a cell, or several where it is an object.</summary>
internal abstract class TableColumn
{
    /// <summary>How many cells it has.</summary>
    public abstract int Width { get; }

    public abstract IEnumerable<string> Names(string prefix);

    /// <summary>Writes exactly <see cref="Width"/> cells.</summary>
    public abstract void Write(object? value, TableCells cells);
}

/// <summary>The fields of an object, by their keys; of several types where it is abstract.</summary>
internal sealed class TableGroup(string[] keys)
{
    // By reference and found by key: two requests that collect a selection at once may hold two plans of it.
    private readonly Dictionary<SelectionPlan, int[]> slots = new(ReferenceEqualityComparer.Instance);
    private SelectionPlan? latest;
    private int[] latestSlots = [];

    public TableColumn[] Columns { get; } = new TableColumn[keys.Length];

    public int Width => Columns.Sum(column => column.Width);

    public IEnumerable<string> Names(string prefix) => Columns.SelectMany(column => column.Names(prefix));

    public object? Value(ResultObject row, int index) => Slots(row.Plan)[index] is >= 0 and var slot ? row.Values[slot] : null;

    public void Write(ResultObject row, TableCells cells)
    {
        var places = Slots(row.Plan);
        for (var index = 0; index < Columns.Length; index++)
        {
            Columns[index].Write(places[index] < 0 ? null : row.Values[places[index]], cells);
        }
    }

    // For each column the place of its value; -1 where the object's type has no such field.
    private int[] Slots(SelectionPlan plan)
    {
        if (ReferenceEquals(plan, latest))
        {
            return latestSlots;
        }

        if (!slots.TryGetValue(plan, out var places))
        {
            places = Array.ConvertAll(keys, key => Array.FindIndex(plan.Fields, field => field.ResponseKey == key));
            slots.Add(plan, places);
        }

        (latest, latestSlots) = (plan, places);
        return places;
    }
}

internal sealed class LeafColumn(string key, NamedType type) : TableColumn
{
    public override int Width => 1;

    public override IEnumerable<string> Names(string prefix) => [prefix + key];

    public override void Write(object? value, TableCells cells) => cells.Leaf(type, value);
}

internal sealed class ObjectColumn(string key, TableGroup group) : TableColumn
{
    private readonly int width = group.Width;

    public override int Width => width;

    public override IEnumerable<string> Names(string prefix) => group.Names(key.Length == 0 ? prefix : $"{prefix}{key}.");

    public override void Write(object? value, TableCells cells)
    {
        if (value is ResultObject child)
        {
            group.Write(child, cells);
        }
        else
        {
            cells.Skip(width);
        }
    }
}

/// <summary>A list that stays one, with the objects in it as they are.</summary>
internal sealed class KeptList(string key, ListType type, TableOptions options) : TableColumn
{
    public override int Width => 1;

    public override IEnumerable<string> Names(string prefix) => [prefix + key];

    public override void Write(object? value, TableCells cells) => cells.Kept(type, value, options);
}

/// <summary>A list whose elements share the cells of one row.</summary>
internal sealed class JoinedList(TableColumn item, TableOptions options) : TableColumn
{
    private readonly JoinedCells joined = new(item.Width, options);

    public override int Width => item.Width;

    public override IEnumerable<string> Names(string prefix) => item.Names(prefix);

    public override void Write(object? value, TableCells cells)
    {
        if (value is not object?[] items)
        {
            cells.Skip(Width);
            return;
        }

        joined.Begin();
        foreach (var element in items)
        {
            item.Write(element, joined);
            joined.EndElement();
        }

        joined.CopyTo(cells);
    }
}

/// <summary>A list of which each row shows one element.</summary>
internal sealed class ExplodedList(string key, (TableGroup Group, int Index)[] steps) : TableColumn
{
    public string Key => key;

    /// <summary>The columns of an element; set once they are known.</summary>
    public TableColumn Item { get; set; } = null!;

    /// <summary>The element of the row being written.</summary>
    public object? Current { get; set; }

    public override int Width => Item.Width;

    public override IEnumerable<string> Names(string prefix) => Item.Names(prefix);

    public override void Write(object? value, TableCells cells) => Item.Write(Current, cells);

    /// <summary>The list, from the element of the list around it, or from the row.</summary>
    public object?[]? Find(object? anchor)
    {
        var value = anchor;
        foreach (var (group, index) in steps)
        {
            value = value is ResultObject parent ? group.Value(parent, index) : null;
        }

        return value as object?[];
    }
}
