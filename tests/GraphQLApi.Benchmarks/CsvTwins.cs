using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>What a careful person would write by hand for exactly these two tables: one statement, an ADO.NET reader, UTF-8 straight into the response's pipe.</summary>
internal static class CsvTwins
{
    private static readonly string[] ExitReasons = ["ANSWERED", "FLOWED_OUT", "CALLBACK", "VOICEMAIL", "ABANDONED", "SYSTEM_TERMINATED", "WAITING"];

    private const string Flat =
        """
        SELECT EnterTime, ExitTime, WaitSeconds, ExitReason, QueueName FROM QueueVisits
        WHERE EnterTime >= 1735689600000 AND EnterTime < 1767225600000 ORDER BY EnterTime DESC, ConversationId, Ordinal
        """;

    private const string Nested =
        """
        SELECT v.EnterTime, v.WaitSeconds, v.ExitReason, q.Name, c.Channel, s.HandleSeconds, a.Name FROM QueueVisits v
        JOIN Queues q ON q.QueueId = v.QueueId JOIN Conversations c ON c.ConversationId = v.ConversationId
        LEFT JOIN AgentSegments s ON s.ConversationId = v.ConversationId AND s.Ordinal = v.RespondingOrdinal
        LEFT JOIN Agents a ON a.AgentId = s.AgentId
        WHERE v.EnterTime >= 1735689600000 AND v.EnterTime < 1767225600000 ORDER BY v.EnterTime DESC, v.ConversationId, v.Ordinal
        """;

    public static void Map(WebApplication app, string connectionString)
    {
        app.MapGet("/twin/csv/flat", http => WriteAsync(http, connectionString, "enterTime,exitTime,waitSeconds,exitReason,queueName\r\n", Flat, "TTNES"));
        app.MapGet("/twin/csv/nested", http => WriteAsync(
            http, connectionString, "enterTime,waitSeconds,exitReason,queue.name,conversation.channel,respondingAgent.handleSeconds,respondingAgent.agent.name\r\n", Nested, "TNESSNS"));
    }

    // One letter a column: T time, N number, E exit reason, S text.
    private static async Task WriteAsync(HttpContext http, string connectionString, string header, string sql, string kinds)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        var output = http.Response.BodyWriter;
        Encoding.UTF8.GetBytes(header, output);
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            WriteRow(output, reader, kinds);
            if (output.UnflushedBytes > 1 << 16)
                await output.FlushAsync();
        }

        await output.FlushAsync();
    }

    private static void WriteRow(PipeWriter output, SqliteDataReader reader, string kinds)
    {
        for (var column = 0; column < kinds.Length; column++)
        {
            if (column > 0)
                output.Write(","u8);
            if (!reader.IsDBNull(column))
                WriteCell(output, reader, column, kinds[column]);
        }

        output.Write("\r\n"u8);
    }

    private static void WriteCell(PipeWriter output, SqliteDataReader reader, int column, char kind)
    {
        switch (kind)
        {
            case 'T':
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column)).TryFormat(output.GetSpan(32), out var time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
                output.Advance(time);
                break;
            case 'N':
                reader.GetDouble(column).TryFormat(output.GetSpan(32), out var number, default, CultureInfo.InvariantCulture);
                output.Advance(number);
                break;
            case 'E':
                Encoding.UTF8.GetBytes(ExitReasons[reader.GetInt32(column)], output);
                break;
            default:
                WriteText(output, reader.GetString(column));
                break;
        }
    }

    private static void WriteText(PipeWriter output, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0 && (text.Length == 0 || !"=+-@\t\r".Contains(text[0], StringComparison.Ordinal)))
            Encoding.UTF8.GetBytes(text, output);
        else
            Encoding.UTF8.GetBytes($"\"{("=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", output);
    }
}
