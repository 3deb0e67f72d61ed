using System.Data.Common;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>Everything the writer says to one connection, prepared once.</summary>
internal sealed class WriteStatements
{
    private readonly StatementSet statements;

    public WriteStatements(DbConnection connection)
    {
        Connection = connection;
        statements = new StatementSet(connection);
        Stored = new StoredSessions(statements);
        Sightings = new SightingStatements(statements);
        Feed = new SessionFeed(statements);
        Inserts = new SessionInserts(statements);
        FactDays = new FactDayVersions(statements);
    }

    public DbConnection Connection { get; }

    public StoredSessions Stored { get; }

    public SightingStatements Sightings { get; }

    public SessionFeed Feed { get; }

    public SessionInserts Inserts { get; }

    public FactDayVersions FactDays { get; }

    public void Join(DbTransaction transaction) => statements.Join(transaction);
}
