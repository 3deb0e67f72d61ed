using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// INSERT into one table, its columns and conversions taken from EF's model: a new property of a row is written without a line here. Plain
/// commands instead of SaveChanges because a backfill writes ten rows a session, thousands of sessions a second.
/// </summary>
internal sealed class TableInsert<TRow> where TRow : class
{
    private readonly Statement statement;

    private readonly (IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] columns;

    public TableInsert(StatementSet statements, IModel model)
    {
        var type = model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is no row of the model.", nameof(model));
        IProperty[] properties = [.. type.GetProperties()];
        columns = [.. properties.Select(property => (property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider))];
        var names = properties.Select(property => $"\"{property.GetColumnName()}\"");
        var values = Enumerable.Range(0, properties.Length).Select(Statement.Name);
        var sql = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)})";
        statement = statements.Add(sql, properties.Length);
    }

    public void Execute(TRow row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var (getter, convert) = columns[i];
            statement.Set(i, getter.GetClrValue(row) switch
            {
                null => null,

                // Most lists are empty, and the general way through a JSON writer is slow.
                List<string> { Count: 0 } => "[]",
                var value => convert is null ? value : convert(value),
            });
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
}
