using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>Everything the writer says to one connection, prepared once.</summary>
internal sealed class WriteStatements
{
    private readonly StatementSet statements;

    public WriteStatements(SqliteConnection connection)
    {
        Connection = connection;
        statements = new StatementSet(connection);
        Stored = new StoredSessions(statements);
        Sightings = new SightingStatements(statements);
        Feed = new SessionFeed(statements);
        Inserts = new SessionInserts(statements);
        FactDays = new FactDayVersions(statements);
    }

    public SqliteConnection Connection { get; }

    public bool IsOpen => statements.IsOpen;

    public StoredSessions Stored { get; }

    public SightingStatements Sightings { get; }

    public SessionFeed Feed { get; }

    public SessionInserts Inserts { get; }

    public FactDayVersions FactDays { get; }
}
