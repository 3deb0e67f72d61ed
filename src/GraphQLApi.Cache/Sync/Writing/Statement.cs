using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphQLApi.Cache.Sync.Writing;

/// <summary>
/// One prepared statement with the parameters <c>?1</c>, <c>?2</c>, … (0, 1, … here), stepped through the native library: SqliteCommand looks every
/// parameter up by its name and boxes its value each time, which cost a backfill more than SQLite itself. What is not bound is null. It takes
/// part in whatever transaction the connection is in.
/// </summary>
internal sealed class Statement(sqlite3 connection, string sql) : IDisposable
{
    private sqlite3_stmt? prepared;

    // Most are never executed: what only a change needs, a first backfill never prepares.
    private sqlite3_stmt Prepared => prepared ??= Prepare();

    public static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"?{parameter + 1}");

    public void Bind(int parameter, string? text)
    {
        if (text is null)
        {
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);

            // An empty span would arrive as a null pointer, which is NULL and not "".
            Check(length == 0
                ? raw.sqlite3_bind_text(Prepared, parameter + 1, "")
                : raw.sqlite3_bind_text(Prepared, parameter + 1, buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(Prepared, parameter + 1, value));

    public void Bind(int parameter, double value) => Check(raw.sqlite3_bind_double(Prepared, parameter + 1, value));

    public void Bind(int parameter, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(Prepared, parameter + 1, bytes));

    /// <summary>For statements that run seldom.</summary>
    public void Bind(int parameter, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                Bind(parameter, text);
                break;
            case byte[] bytes:
                Bind(parameter, bytes.AsSpan());
                break;
            case double or float:
                Bind(parameter, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            default:
                Bind(parameter, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>How many rows it changed; for statements that change some.</summary>
    public int Execute()
    {
        Step();
        Reset();
        return raw.sqlite3_changes(connection);
    }

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return Execute();
    }

    /// <summary>Dispose of the answer before the statement is used again.</summary>
    public StatementRows Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return new StatementRows(this);
    }

    public void Dispose() => prepared?.Dispose();

    /// <summary>Whether there is a row.</summary>
    internal bool Step() => raw.sqlite3_step(Prepared) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw Failed(),
    };

    internal void Reset()
    {
        raw.sqlite3_reset(Prepared);
        raw.sqlite3_clear_bindings(Prepared);
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(Prepared, column) == raw.SQLITE_NULL;

    internal string Text(int column) => raw.sqlite3_column_text(Prepared, column).utf8_to_string();

    internal int Number(int column) => raw.sqlite3_column_int(Prepared, column);

    internal double Real(int column) => raw.sqlite3_column_double(Prepared, column);

    internal byte[] Bytes(int column) => raw.sqlite3_column_blob(Prepared, column).ToArray();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Bind(i, values[i]);
        }
    }

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v2(connection, sql, out var statement));
        return statement;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failed();
        }
    }

    private SqliteException Failed()
    {
        var failure = new SqliteException(
            raw.sqlite3_errmsg(connection).utf8_to_string(), raw.sqlite3_errcode(connection) & 0xff, raw.sqlite3_extended_errcode(connection));
        if (prepared is not null)
        {
            Reset();
        }

        return failure;
    }
}

/// <summary>The rows a statement finds, in its order of columns.</summary>
internal readonly ref struct StatementRows(Statement statement)
{
    public bool Read() => statement.Step();

    public bool IsNull(int column) => statement.IsNull(column);

    public string GetString(int column) => statement.Text(column);

    public int GetInt32(int column) => statement.Number(column);

    public double GetDouble(int column) => statement.Real(column);

    public byte[] GetBytes(int column) => statement.Bytes(column);

    public void Dispose() => statement.Reset();
}
