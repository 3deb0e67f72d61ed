using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphQLApi.Tests.Cache.Database;

public sealed class ReadingConnectionTests : IDisposable
{
    private const string From = "WITH RECURSIVE n(value) AS (SELECT $from UNION ALL SELECT value + 1 FROM n LIMIT 3) SELECT value FROM n";

    private readonly ReadingConnection connection = new("Data Source=:memory:;Pooling=False");

    public ReadingConnectionTests()
    {
        connection.Open();
        SqliteNative.HandleOf(connection).enable_sqlite3_next_stmt(true);
    }

    [Fact]
    public void A_statement_is_prepared_once_and_answers_each_time_by_its_parameters()
    {
        Assert.Equal([1, 2, 3], Read(From, 1));
        Assert.Equal([7, 8, 9], Read(From, 7));
        Assert.Equal([From], Prepared());
    }

    [Fact]
    public void Two_readers_of_one_text_have_a_statement_each()
    {
        using (var one = Command(From, 1))
        using (var other = Command(From, 10))
        using (var ones = one.ExecuteReader())
        using (var others = other.ExecuteReader())
        {
            Assert.Equal([1, 10, 2, 11], [Next(ones), Next(others), Next(ones), Next(others)]);
        }

        Assert.Equal([4, 5, 6], Read(From, 4));
        Assert.Equal([From], Prepared());
    }

    [Fact]
    public void A_command_may_run_another_text_and_the_same_again()
    {
        using var command = Command(From, 1);
        Assert.Equal([1L, 5L, 2L], [command.ExecuteScalar(), Answer(command, 5), Answer(command, 2)]);

        static object? Answer(SqliteCommand command, long from)
        {
            command.CommandText = $"{From} WHERE value <> {from - 1}";
            command.Parameters[0].Value = from;
            return command.ExecuteScalar();
        }
    }

    [Fact]
    public void The_thirty_two_that_were_used_last_are_kept()
    {
        for (var number = 1; number <= 40; number++)
        {
            Read($"SELECT {number} + $from", 0);
            Read("SELECT 1 + $from", 0);
        }

        Assert.Equal([1, .. Enumerable.Range(10, 31)], Prepared().Select(text => int.Parse(text.Split(' ')[1], null)).Order());
    }

    [Fact]
    public void What_fails_leaves_nothing_behind_that_hurts()
    {
        Assert.Throws<SqliteException>(() => Read("SELECT abs(-9223372036854775807 - $from)", 1));
        Assert.Equal([9223372036854775807], Read("SELECT abs(-9223372036854775807 - $from)", 0));
        Assert.Throws<SqliteException>(() => Read("SELECT nothing FROM nowhere WHERE $from", 1));
        Assert.Equal([1, 2, 3], Read(From, 1));
    }

    [Fact]
    public void A_command_that_goes_before_its_reader_takes_its_statement_along()
    {
        var command = Command(From, 1);
        var reader = command.ExecuteReader();
        Assert.Equal(1, Next(reader));
        command.Dispose();
        Assert.True(reader.IsClosed);
        Assert.Empty(Prepared());
    }

    [Fact]
    public void A_table_that_changes_meanwhile_is_read_as_it_is()
    {
        SqliteFile.Run(connection, "CREATE TABLE counts (value INTEGER)");
        Assert.Equal([0], Read("SELECT count(*) FROM counts WHERE value > $from", 0));
        SqliteFile.Run(connection, "ALTER TABLE counts ADD COLUMN other INTEGER");
        SqliteFile.Run(connection, "CREATE INDEX by_value ON counts (value)");
        SqliteFile.Run(connection, "INSERT INTO counts VALUES (1, 2), (3, 4)");
        Assert.Equal([2], Read("SELECT count(*) FROM counts WHERE value > $from", 0));
    }

    [Fact]
    public void Closing_ends_kept_statements_and_those_in_use()
    {
        Read(From, 1);
        using var command = Command("SELECT $from", 1);
        using var reader = command.ExecuteReader();
        connection.Close();
        Assert.True(reader.IsClosed);
    }

    public void Dispose() => connection.Dispose();

    private static long Next(SqliteDataReader reader) => reader.Read() ? reader.GetInt64(0) : 0;

    private long[] Read(string sql, long from)
    {
        using var command = Command(sql, from);
        using var reader = command.ExecuteReader();
        var values = new List<long>();
        while (reader.Read())
        {
            values.Add(reader.GetInt64(0));
        }

        return [.. values];
    }

    private SqliteCommand Command(string sql, long from)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", from);
        return command;
    }

    // What SQLite itself holds prepared on the connection.
    private List<string> Prepared()
    {
        var handle = SqliteNative.HandleOf(connection);
        var texts = new List<string>();
        for (var statement = raw.sqlite3_next_stmt(handle, null); statement is { IsInvalid: false }; statement = raw.sqlite3_next_stmt(handle, statement))
        {
            texts.Add(raw.sqlite3_sql(statement).utf8_to_string());
        }

        return texts;
    }
}
