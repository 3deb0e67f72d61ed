using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// INSERT into one table, its columns and conversions taken from EF's model: a new property of a row is written without a line here. Plain
/// statements instead of SaveChanges because a backfill writes ten rows a session, thousands of sessions a second.
/// </summary>
internal sealed class TableInsert<TRow> where TRow : class
{
    private readonly Statement insert;
    private readonly Action<Statement, int, TRow>[] columns;

    public TableInsert(StatementSet statements, IModel model)
    {
        var type = model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is no row of the model.", nameof(model));
        IProperty[] properties = [.. type.GetProperties()];
        columns = [.. properties.Select(ColumnBinding.Of<TRow>)];
        var names = properties.Select(property => $"\"{property.GetColumnName()}\"");
        var parameters = Enumerable.Range(0, properties.Length).Select(Statement.Name);
        insert = statements.Add($"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", parameters)})");
    }

    public void Execute(TRow row)
    {
        try
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i](insert, i, row);
            }

            insert.Step();
        }
        finally
        {
            insert.Reset(); // or a row that failed halfway would lend the next one its values
        }
    }

    public void Execute(IReadOnlyList<TRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            Execute(rows[i]);
        }
    }
}
