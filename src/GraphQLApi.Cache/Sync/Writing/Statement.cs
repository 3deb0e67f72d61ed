using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>One prepared command with the parameters <c>@p0</c>, <c>@p1</c>, …: the database compiles it once per connection.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A connection disposes of its commands when it closes, and no statement outlives its connection.")]
internal sealed class Statement
{
    private readonly DbCommand command;

    private readonly DbParameter[] parameters;

    [SuppressMessage("Security", "CA2100", Justification = "The text is made of constants and of names of the model; values are parameters.")]
    public Statement(DbConnection connection, string sql, int count)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        parameters = new DbParameter[count];
        for (var i = 0; i < count; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = Name(i);
        }

        command.Parameters.AddRange(parameters);
    }

    public static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"@p{parameter}");

    public void Join(DbTransaction? transaction) => command.Transaction = transaction;

    public void Set(int parameter, object? value) => parameters[parameter].Value = value ?? DBNull.Value;

    public int Execute() => command.ExecuteNonQuery();

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return command.ExecuteNonQuery();
    }

    public DbDataReader Read(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return command.ExecuteReader();
    }

    private void Set(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Set(i, values[i]);
        }
    }
}
