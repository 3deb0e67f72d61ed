using System.Data.Common;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>The statements of one connection, which join one transaction after the other together.</summary>
internal sealed class StatementSet(DbConnection connection)
{
    private readonly List<Statement> all = [];

    private DbTransaction? current;

    public Statement Add(string sql, int parameters)
    {
        var statement = new Statement(connection, sql, parameters);
        statement.Join(current);
        all.Add(statement);
        return statement;
    }

    public void Join(DbTransaction transaction)
    {
        current = transaction;
        all.ForEach(statement => statement.Join(transaction));
    }
}
