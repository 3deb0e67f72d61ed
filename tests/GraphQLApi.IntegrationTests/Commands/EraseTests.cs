using System.Globalization;
using System.Text;
using GraphQLApi.Server.Commands;
using GraphQLApi.Testing;
using Microsoft.Data.Sqlite;

namespace GraphQLApi.IntegrationTests.Commands;

/// <summary><c>erase</c> while a server runs on the same file: nothing of the person is left in it, nothing comes back, and every figure stays.</summary>
public sealed class EraseTests
{
    private const string Figures =
        """
        {
          sessionMetrics(range: { between: { from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z" } }) { totals { sessions durationSeconds { average } } }
          queueMetrics(range: { between: { from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z" } }, groupBy: [QUEUE]) {
            rows { key { queue { queueId } } metrics { offered answered waitSeconds { average } } }
          }
        }
        """;

    [Theory]
    [InlineData("--user-id")]
    [InlineData("--customer-key")]
    public async Task A_person_leaves_the_file_and_stays_away(string option)
    {
        var clock = Centre.Clock();
        using var folder = new TestFolder();
        var file = folder.File("cache.db");
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 60);
        await using var server = await TestServer.StartAsync(simulator, clock, file, settings: NoHotReading, backfill: (Centre.From, Centre.Now));
        var person = await PlantAsync(file);
        var column = option == "--user-id" ? "UserId" : "CustomerKey";
        var name = option == "--user-id" ? person.UserId : person.CustomerKey;
        string[] marks = ["planted-", person.Phone, name];
        Assert.All(marks, mark => Assert.True(Holds(file, mark), mark));
        var sessions = await ScalarAsync(file, $"SELECT COUNT(*) FROM Sessions WHERE \"{column}\" = $name", name);
        var before = (await server.AskAsync(Figures)).Data.ToString();

        var (exit, output, error) = await RunAsync(simulator, file, option, name, "--dry-run");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith($"Would erase: {sessions} sessions with ", output, StringComparison.Ordinal);
        Assert.True(Holds(file, "planted-"));

        (exit, output, error) = await RunAsync(simulator, file, option, name, "--yes");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith($"Erased: {sessions} sessions with ", output, StringComparison.Ordinal);
        Assert.All(marks, mark => Assert.False(Holds(file, mark), mark));
        Assert.Equal(before, (await server.AskAsync(Figures)).Data.ToString());

        // Read again, first as it was, then as if the vendor had changed it.
        clock.Advance(TimeSpan.FromMinutes(1));
        var again = await server.BackfillAsync(Centre.From, Centre.Now, refresh: true);
        Assert.InRange(again.RecordsFetched, 100, int.MaxValue);
        Assert.Equal(0, again.RecordsChanged);
        await ExecuteAsync(file, "UPDATE Sessions SET ContentHash = x'00' WHERE SessionId IN (SELECT \"Key\" FROM Tombstones)");
        clock.Advance(TimeSpan.FromMinutes(1));
        again = await server.BackfillAsync(Centre.From, Centre.Now, refresh: true);
        Assert.Equal(sessions, again.RecordsChanged.ToString(CultureInfo.InvariantCulture));
        Assert.All(marks, mark => Assert.False(Holds(file, mark), mark));
        Assert.Equal(before, (await server.AskAsync(Figures)).Data.ToString());

        var detail = await server.AskAsync(
            """query Detail($id: String!) { conversations(first: 1, where: { conversationId: { eq: $id }, startTime: { gte: "2026-03-02T00:00:00Z", lt: "2026-03-03T00:00:00Z" } }) { nodes { userId customer { phone } detailState detail { status } } } }""",
            new { id = person.ConversationId });
        Assert.Equal(("UNKNOWN_UPSTREAM", null), (detail.At("conversations.nodes.0.detailState"), detail.At("conversations.nodes.0.detail")));
        Assert.Null(detail.At("conversations.nodes.0.userId"));

        (exit, output, _) = await RunAsync(simulator, file, option, name, "--yes");
        Assert.Equal(0, exit);
        Assert.StartsWith("Erased: 0 sessions with 0 conversations, 0 records as received, 0 details, 0 sessions of the real-time feed.", output, StringComparison.Ordinal);
    }

    // As a kill between the tombstone and the end leaves it.
    [Fact]
    public async Task An_interrupted_erasure_is_finished_by_the_next()
    {
        var clock = Centre.Clock();
        using var folder = new TestFolder();
        var file = folder.File("cache.db");
        await using var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay: 60);
        await TestServer.BackfillAsync(simulator, clock, file, "2026-03-02", "2026-03-03");
        var person = await PlantAsync(file);
        Assert.Equal(0, (await RunAsync(simulator, file, "--user-id", person.UserId, "--yes")).Exit);
        await ExecuteAsync(file, "UPDATE Tombstones SET CompletedAt = NULL WHERE Kind = 0");
        await ExecuteAsync(file, $"UPDATE Conversations SET UserId = '{person.UserId}', CustomerEmail = 'planted-again' WHERE ConversationId = '{person.ConversationId}'");

        Assert.Equal(0, (await RunAsync(simulator, file, "--user-id", person.UserId, "--yes")).Exit);

        Assert.False(Holds(file, "planted-again"));
        Assert.Equal("1", await ScalarAsync(file, "SELECT COUNT(*) FROM Tombstones WHERE Kind = $name AND CompletedAt IS NOT NULL", "0"));
    }

    [Theory]
    [InlineData("Name the person by --customer-key or by --user-id, one of the two.", "--yes")]
    [InlineData("Name the person by --customer-key or by --user-id, one of the two.", "--yes", "--user-id", "u-1", "--customer-key", "00000000000000000000000000000000")]
    [InlineData("--customer-key takes 32 hexadecimal digits, as Customer.key shows them.", "--yes", "--customer-key", "+15551234567")]
    [InlineData("Erasing cannot be undone: look first with --dry-run, then erase with --yes.", "--user-id", "u-1")]
    [InlineData("Erasing cannot be undone: look first with --dry-run, then erase with --yes.", "--user-id", "u-1", "--dry-run", "--yes")]
    public async Task What_is_not_meant_is_not_done(string message, params string[] arguments)
    {
        using var folder = new TestFolder();
        await using var simulator = await SimulatorHost.StartAsync(Centre.Clock(), sessionsPerDay: 1);
        var (exit, output, error) = await RunAsync(simulator, folder.File("cache.db"), arguments);
        Assert.Equal((2, "", message + "\n"), (exit, output, error));
        Assert.False(File.Exists(folder.File("cache.db")));
    }

    private static Dictionary<string, string> NoHotReading => new() { ["Cache__HotTimeToLive"] = "1.00:00:00" };

    private static async Task<(int Exit, string Output, string Error)> RunAsync(SimulatorHost simulator, string file, params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await CommandLine.RunAsync(
            ["erase", .. arguments],
            new CommandContext(output, error, TestServer.Environment(simulator, file), Centre.Clock(), TestContext.Current.CancellationToken));
        return (exit, output.ToString(), error.ToString());
    }

    // Somebody with a phone who was handed over, and a mark in every column that may tell about them; an older mark was overwritten already.
    private static async Task<(string UserId, string CustomerKey, string Phone, string ConversationId)> PlantAsync(string file)
    {
        string[] found;
        await using (var connection = await OpenAsync(file))
        {
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                SELECT s.UserId, s.CustomerKey, s.CustomerPhone, c.ConversationId, s.SessionId FROM Sessions s
                JOIN Conversations c ON c.SessionId = s.SessionId JOIN AgentSegments a ON a.ConversationId = c.ConversationId
                WHERE s.CustomerPhone <> '' AND s.CustomerKey = c.CustomerKey AND s.UserId <> '' AND s.StartTime BETWEEN 1772409600000 AND 1772496000000 LIMIT 1
                """;
            await using var row = await command.ExecuteReaderAsync();
            Assert.True(await row.ReadAsync());
            found = [.. Enumerable.Range(0, 5).Select(row.GetString)];
        }

        var (conversation, session) = (found[3], found[4]);
        await ExecuteAsync(
            file,
            $"""
            UPDATE Sessions SET CustomerFirstName = 'planted-before' WHERE SessionId = '{session}';
            UPDATE Sessions SET CustomerFirstName = 'planted-1', CustomerLastName = 'planted-2', CustomerEmail = 'planted-3', CenterPhone = 'planted-4',
                ChannelSpecificUserId = 'planted-5', CsatFeedback = 'planted-6', ErrorDetails = 'planted-7', StatusDetail = 'REASON: planted-8' WHERE SessionId = '{session}';
            UPDATE Conversations SET CustomerFirstName = 'planted-1', CustomerLastName = 'planted-2', CustomerEmail = 'planted-3', CenterPhone = 'planted-4',
                ChannelSpecificUserId = 'planted-5', CsatFeedback = 'planted-6', ErrorDetails = 'planted-7', StatusDetail = 'REASON: planted-8', Caller = 'planted-9',
                Callee = 'planted-10', DialedNumber = 'planted-11', EndUserNumber = 'planted-12', CountryCode = 'planted-13', LastIntentUserInput = 'planted-14',
                DispositionRemarks = '["planted-15"]' WHERE ConversationId = '{conversation}';
            UPDATE AgentSegments SET Notes = '["planted-16"]' WHERE ConversationId = '{conversation}';
            INSERT OR REPLACE INTO SessionTags (SessionId, Scope, Position, Name, Value) VALUES ('{session}', 0, 90, 'order', 'planted-17');
            INSERT OR REPLACE INTO ConversationTags (ConversationId, Scope, Position, Name, Value) VALUES ('{conversation}', 0, 90, 'order', 'planted-18');
            INSERT INTO Consultations (ConversationId, Ordinal, Position, Name) SELECT ConversationId, Ordinal, 90, 'planted-19' FROM AgentSegments WHERE ConversationId = '{conversation}' LIMIT 1;
            INSERT INTO JoinedUsers (ConversationId, Ordinal, Position, Name) SELECT ConversationId, Ordinal, 90, 'planted-20' FROM AgentSegments WHERE ConversationId = '{conversation}' LIMIT 1;
            INSERT OR REPLACE INTO ConversationDetails (ConversationId, IsKnown, Json, FetchedAt) VALUES ('{conversation}', 1, '{Stray("planted-21")}', 1772400000000);
            INSERT OR REPLACE INTO ConversationDetails (ConversationId, IsKnown, Json, FetchedAt) VALUES ('c-stray', 1, '{Stray(found[2], found[0])}', 1772400000000);
            INSERT OR REPLACE INTO RealtimeSessions (BotId, SessionId, Intents, CallerNumber, UserId, FeedPosition, FirstSeenAt, LastSeenAt)
                VALUES ('st-1', '{session}', '[]', 'planted-22', '{found[0]}', 0, 1772400000000, 1772400000000);
            """);
        return (found[0], found[1], found[2], conversation);
    }

    private static string Stray(params string[] texts) => "{\"userInfo\":[" + string.Join(',', texts.Select(text => $"\"{text}\"")) + "]}";

    private static bool Holds(string file, string text) =>
        new[] { file, file + "-wal" }.Where(File.Exists).Any(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = await OpenAsync(file);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> ScalarAsync(string file, string sql, string name)
    {
        await using var connection = await OpenAsync(file);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$name", name);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
