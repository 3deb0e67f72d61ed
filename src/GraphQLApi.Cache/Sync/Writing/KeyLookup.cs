namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// Finds rows by many keys with few statements: a window that was never read costs ten lookups instead of one for each of its thousand sessions.
/// </summary>
internal sealed class KeyLookup
{
    // One statement for every number of keys: those left over stay NULL, which is IN no list.
    private const int Chunk = 100;

    private readonly Statement statement;

    /// <param name="statements">Of the connection.</param>
    /// <param name="selection">SELECT up to the key column of its condition.</param>
    public KeyLookup(StatementSet statements, string selection) =>
        statement = statements.Add($"{selection} IN ({string.Join(", ", Enumerable.Range(0, Chunk).Select(Statement.Name))})");

    public delegate void Row(ref readonly StatementRows rows);

    public void Find(IEnumerable<string> keys, Row found)
    {
        foreach (var chunk in keys.Chunk(Chunk))
        {
            for (var i = 0; i < chunk.Length; i++)
            {
                statement.Bind(i, chunk[i]);
            }

            using var rows = statement.Read();
            while (rows.Read())
            {
                found(in rows);
            }
        }
    }

    /// <summary>The first column of what was found.</summary>
    public HashSet<string> Find(IEnumerable<string> keys)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Find(keys, (ref readonly rows) => texts.Add(rows.GetString(0)));
        return texts;
    }
}
