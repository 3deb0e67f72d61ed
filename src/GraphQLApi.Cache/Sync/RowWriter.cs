using System.Data.Common;

namespace GraphQLApi.Cache.Sync;

/// <summary>Writes mapped sessions in the caller's transaction, so that the ledger entry can stand in the same one (DESIGN §4.4).</summary>
internal sealed class RowWriter
{
    private DbConnection? prepared;

    public WriteResult Write(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<MappedSession> sessions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        prepared = connection;
        throw new NotSupportedException($"{sessions.Count} sessions, {prepared.State}, {transaction.IsolationLevel}: the writer lands with the next commit.");
    }
}
