using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// INSERT into one table, its columns and conversions taken from EF's model: a new property of a row is written without a line here. Plain
/// commands instead of SaveChanges because a backfill writes ten rows a session, thousands of sessions a second.
/// </summary>
internal sealed class TableInsert<TRow> where TRow : class
{
    // Binding is what an insert costs, and half of a row is null: each combination of given columns gets its own statement. Rows of one account
    // know a handful of them; beyond this many the nulls are bound like everything else.
    private const int Combinations = 64;

    private readonly StatementSet statements;

    private readonly string table;

    private readonly (string Name, IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] columns;

    private readonly Dictionary<UInt128, Statement> byGivenColumns = [];

    private readonly object?[] values;

    public TableInsert(StatementSet statements, IModel model)
    {
        var type = model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is no row of the model.", nameof(model));
        this.statements = statements;
        table = type.GetTableName()!; // every row with an insert is a table
        columns = [.. type.GetProperties().Select(property =>
            (property.GetColumnName(), property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider))];
        values = new object?[columns.Length];
    }

    public void Execute(TRow row)
    {
        var given = UInt128.Zero;
        for (var i = 0; i < columns.Length; i++)
        {
            values[i] = Value(row, i);
            given |= values[i] is null ? UInt128.Zero : UInt128.One << i;
        }

        if (!byGivenColumns.ContainsKey(given) && byGivenColumns.Count >= Combinations)
        {
            given = (UInt128.One << columns.Length) - UInt128.One;
        }

        if (!byGivenColumns.TryGetValue(given, out var statement))
        {
            byGivenColumns.Add(given, statement = Insert(given));
        }

        var parameter = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            if (IsGiven(given, i))
            {
                statement.Set(parameter++, values[i]);
            }
        }

        statement.Execute();
    }

    public void Execute(IReadOnlyList<TRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            Execute(rows[i]);
        }
    }

    private object? Value(TRow row, int column) => columns[column].Getter.GetClrValue(row) switch
    {
        null => null,

        // Most lists are empty, and the general way through a JSON writer is slow.
        List<string> { Count: 0 } => "[]",
        var value => columns[column].Convert is { } convert ? convert(value) : value,
    };

    private Statement Insert(UInt128 given)
    {
        var count = int.CreateChecked(UInt128.PopCount(given));
        var names = columns.Where((_, i) => IsGiven(given, i)).Select(column => $"\"{column.Name}\"");
        var parameters = Enumerable.Range(0, count).Select(Statement.Name);
        return statements.Add($"INSERT INTO \"{table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", parameters)})", count);
    }

    private static bool IsGiven(UInt128 given, int column) => (given >> column & UInt128.One) == UInt128.One;
}
