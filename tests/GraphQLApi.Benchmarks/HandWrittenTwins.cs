using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// What a careful person would write by hand for exactly these two questions: pooled connections, prepared text, an ADO.NET reader and a
/// Utf8JsonWriter on the response's pipe. They answer the same bytes as the GraphQL operations of <see cref="PageBenchmarks"/>.
/// </summary>
internal static class HandWrittenTwins
{
    private static readonly string[] Outcomes =
    [
        "IN_PROGRESS", "VOICEMAIL", "ABANDONED_WITH_AGENT", "AGENT_HANDLED", "CALLBACK_PENDING", "SYSTEM_TERMINATED", "ABANDONED_IN_QUEUE",
        "NOT_REACHED", "BOT_RESOLVED", "BOT_DROPPED", "BOT_ENDED_UNKNOWN", "UNKNOWN",
    ];

    private const string PageSql =
        """
        SELECT SessionId, Channel, StartTime, EndTime, DurationSeconds, Outcome, FinalStatus, BotId FROM Sessions
        WHERE StartTime >= $from AND StartTime < $to AND Outcome = 3 ORDER BY StartTime DESC, SessionId LIMIT 51
        """;

    public static void Map(WebApplication app, string connectionString)
    {
        app.MapPost("/twin/page", context => PageAsync(context, connectionString));
        app.MapPost("/twin/nested", context => NestedAsync(context, connectionString));
    }

    private static async Task PageAsync(HttpContext context, string connectionString)
    {
        var (from, to) = await ReadRangeAsync(context.Request);
        await using var connection = await OpenAsync(connectionString);
        await using var command = Page(connection, PageSql, from, to);
        await using var reader = await command.ExecuteReaderAsync();
        using var writer = Begin(context.Response);
        var rows = 0;
        while (rows < 50 && await reader.ReadAsync())
        {
            rows++;
            writer.WriteStartObject();
            writer.WriteString("sessionId", reader.GetString(0));
            writer.WriteString("channel", reader.GetString(1));
            WriteTime(writer, "startTime", reader.GetInt64(2));
            WriteTime(writer, "endTime", reader.GetInt64(3));
            writer.WriteNumber("durationSeconds", reader.GetDouble(4));
            writer.WriteString("outcome", Outcomes[reader.GetInt32(5)]);
            writer.WriteString("finalStatus", reader.GetString(6));
            writer.WriteString("botId", reader.GetString(7));
            writer.WriteEndObject();
        }

        End(writer, rows == 50 && await reader.ReadAsync());
        await writer.FlushAsync();
    }

    private static async Task NestedAsync(HttpContext context, string connectionString)
    {
        var (from, to) = await ReadRangeAsync(context.Request);
        await using var connection = await OpenAsync(connectionString);
        var (sessions, hasNextPage) = await ReadSessionsAsync(connection, from, to);
        var visits = await ReadVisitsAsync(connection, sessions);
        using var writer = Begin(context.Response);
        foreach (var session in sessions)
        {
            writer.WriteStartObject();
            writer.WriteString("sessionId", session.Id);
            writer.WriteString("channel", session.Channel);
            WriteTime(writer, "startTime", session.Start);
            writer.WriteStartArray("queueVisits");
            foreach (var visit in visits[session.Id])
            {
                WriteVisit(writer, visit);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        End(writer, hasNextPage);
        await writer.FlushAsync();
    }

    private static async Task<(List<Session> Sessions, bool HasNextPage)> ReadSessionsAsync(SqliteConnection connection, long from, long to)
    {
        await using var command = Page(connection, PageSql, from, to);
        await using var reader = await command.ExecuteReaderAsync();
        var sessions = new List<Session>(50);
        while (sessions.Count < 50 && await reader.ReadAsync())
        {
            sessions.Add(new Session(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        }

        return (sessions, sessions.Count == 50 && await reader.ReadAsync());
    }

    private static async Task<ILookup<string, Visit>> ReadVisitsAsync(SqliteConnection connection, List<Session> sessions)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT v.SessionId, v.WaitSeconds, q.Name, a.Name FROM QueueVisits v
            JOIN Queues q ON q.QueueId = v.QueueId
            LEFT JOIN AgentSegments s ON s.ConversationId = v.ConversationId AND s.Ordinal = v.RespondingOrdinal
            LEFT JOIN Agents a ON a.AgentId = s.AgentId
            WHERE v.SessionId IN (SELECT value FROM json_each($ids))
            ORDER BY v.ConversationId, v.Ordinal
            """;
        command.Parameters.AddWithValue("$ids", JsonSerializer.Serialize(sessions.Select(session => session.Id)));
        await using var reader = await command.ExecuteReaderAsync();
        var visits = new List<Visit>();
        while (await reader.ReadAsync())
        {
            visits.Add(new Visit(reader.GetString(0), reader.GetDouble(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return visits.ToLookup(visit => visit.SessionId);
    }

    private static void WriteVisit(Utf8JsonWriter writer, Visit visit)
    {
        writer.WriteStartObject();
        writer.WriteNumber("waitSeconds", visit.WaitSeconds);
        writer.WriteStartObject("queue");
        writer.WriteString("name", visit.QueueName);
        writer.WriteEndObject();
        if (visit.AgentName is null)
        {
            writer.WriteNull("respondingAgent");
        }
        else
        {
            writer.WriteStartObject("respondingAgent");
            writer.WriteStartObject("agent");
            writer.WriteString("name", visit.AgentName);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static async Task<(long From, long To)> ReadRangeAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var variables = body.RootElement.GetProperty("variables");
        return (variables.GetProperty("from").GetDateTimeOffset().ToUnixTimeMilliseconds(), variables.GetProperty("to").GetDateTimeOffset().ToUnixTimeMilliseconds());
    }

    private static async Task<SqliteConnection> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static SqliteCommand Page(SqliteConnection connection, string sql, long from, long to)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        return command;
    }

    private static Utf8JsonWriter Begin(HttpResponse response)
    {
        response.ContentType = "application/json; charset=utf-8";
        var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        writer.WriteStartObject("sessions");
        writer.WriteStartArray("nodes");
        return writer;
    }

    private static void End(Utf8JsonWriter writer, bool hasNextPage)
    {
        writer.WriteEndArray();
        writer.WriteStartObject("pageInfo");
        writer.WriteBoolean("hasNextPage", hasNextPage);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, long milliseconds)
    {
        Span<byte> text = stackalloc byte[24];
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
        writer.WriteString(name, text[..length]);
    }

    private readonly record struct Session(string Id, string Channel, long Start);

    private readonly record struct Visit(string SessionId, double WaitSeconds, string QueueName, string? AgentName);
}
