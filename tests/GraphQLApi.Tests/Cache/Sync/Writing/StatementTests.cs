using GraphQLApi.Cache.Sync.Writing;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Tests.Cache.Sync.Writing;

public sealed class StatementTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("statement-").FullName;
    private readonly SqliteConnection connection;
    private readonly StatementSet statements;

    public StatementTests()
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "test.db")};Pooling=False");
        connection.Open();
        new SqliteCommand("PRAGMA journal_mode = WAL", connection).ExecuteNonQuery();
        statements = new StatementSet(connection);
        statements.Add("CREATE TABLE t (id INTEGER PRIMARY KEY, value)").Execute();
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_value_arrives_as_its_own_type_and_nothing_as_null()
    {
        var insert = statements.Add("INSERT INTO t (value) VALUES (?1)");
        foreach (var value in new object?[] { "ä😀", "", null, 5, 5_000_000_000, 2.5, true, new byte[] { 0, 255 } })
        {
            Assert.Equal(1, insert.Execute(value));
        }

        Assert.Equal(["text ä😀", "text ", "null ", "integer 5", "integer 5000000000", "real 2.5", "integer 1", "blob 00FF"], Values());
    }

    [Fact]
    public void A_parameter_is_known_by_its_number_wherever_it_stands()
    {
        statements.Add("INSERT INTO t (id, value) VALUES (?1, ?2)").Execute(7, "before");
        statements.Add("UPDATE t SET value = ?2 WHERE id = ?1").Execute(7, "after");
        Assert.Equal(["text after"], Values());
    }

    [Fact]
    public void A_failed_execution_leaves_nothing_for_the_next_one()
    {
        var insert = statements.Add("INSERT INTO t (id, value) VALUES (?1, ?2)");
        insert.Execute(1, "first");

        var failure = Assert.Throws<SqliteException>(() => insert.Execute(1, "second"));
        insert.Execute(2);

        Assert.Equal(19, failure.SqliteErrorCode); // SQLITE_CONSTRAINT
        Assert.Equal(["text first", "null "], Values());
    }

    [Fact]
    public void Many_keys_are_looked_up_each_once()
    {
        var insert = statements.Add("INSERT INTO t (id, value) VALUES (?1, ?2)");
        for (var i = 0; i < 250; i++)
        {
            insert.Execute(i, $"k-{i}");
        }

        var found = new KeyLookup(statements, "SELECT value FROM t WHERE value").Find(["k-0", "k-249", "k-250", .. Enumerable.Range(100, 120).Select(i => $"k-{i}")]);

        Assert.Equal(122, found.Count);
        Assert.Contains("k-249", found);
        Assert.DoesNotContain("k-250", found);
    }

    [Fact]
    public void Closing_the_connection_lets_go_of_the_file()
    {
        statements.Add("INSERT INTO t (value) VALUES (1)").Execute();
        connection.Close();

        Assert.False(statements.IsOpen);
        Assert.Equal(["test.db"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    private List<string> Values()
    {
        using var rows = statements.Add("SELECT typeof(value), CASE typeof(value) WHEN 'blob' THEN hex(value) ELSE coalesce(value, '') END FROM t ORDER BY id").Read();
        List<string> values = [];
        while (rows.Read())
        {
            values.Add($"{rows.GetString(0)} {rows.GetString(1)}");
        }

        return values;
    }
}
