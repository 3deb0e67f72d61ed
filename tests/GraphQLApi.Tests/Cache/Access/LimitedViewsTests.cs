using GraphQLApi.Cache.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Tests.Cache.Access;

public sealed class LimitedViewsTests
{
    private static readonly Visibility[] Limits =
        [new(["qu-1", "it's"], null), new(null, ["st-1"]), new(["qu-1"], ["st-1", "st-2"]), new([], null), new(null, []), new([], [])];

    // A table that is added has to be decided on here: a limited caller would see all of it.
    [Fact]
    public void Every_table_is_limited_or_open_for_a_reason()
    {
        using var database = new MemoryDatabase();
        using var context = database.Read();
        var tables = context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Order(StringComparer.Ordinal).ToArray();

        foreach (var limits in Limits)
        {
            var decided = new RowRules(limits).Conditions().Keys.Concat(RowRules.Open.Keys).Order(StringComparer.Ordinal);
            Assert.Equal(tables, decided);
        }

        Assert.All(RowRules.Open.Values, reason => Assert.True(reason.Length > 10));
    }

    [Fact]
    public void Who_sees_everything_has_no_views() => Assert.Empty(LimitedViews.Statements(Visibility.All));

    [Fact]
    public void The_views_have_the_tables_columns_and_their_row_numbers()
    {
        foreach (var limits in Limits)
        {
            using var database = new MemoryDatabase();
            Show(database.Connection, limits);
            foreach (var table in new RowRules(limits).Conditions().Keys)
            {
                var columns = database.Texts($"SELECT name FROM pragma_table_info('{table}', 'main') ORDER BY cid");
                Assert.Equal(["rowid", .. columns], database.Texts($"SELECT name FROM pragma_table_info('{table}', 'temp') ORDER BY cid"));
                Assert.Empty(database.Texts($"SELECT rowid FROM \"{table}\""));
            }
        }
    }

    // The statement's own conditions choose the index, as for everybody; the limit is looked up row by row by a key.
    [Theory]
    [InlineData(
        "SELECT x.\"SessionId\" FROM \"Sessions\" AS x WHERE x.\"StartTime\" >= 1 ORDER BY x.\"StartTime\", x.\"SessionId\" LIMIT 50",
        "IX_Sessions_StartTime_SessionId (StartTime>?)", "IX_QueueVisits_SessionId (SessionId=?)")]
    [InlineData(
        "SELECT x.\"Ordinal\" FROM \"QueueVisits\" AS x WHERE x.\"ConversationId\" IN (SELECT j.\"value\" FROM json_each('[]') AS j)",
        "IX_QueueVisits_ConversationId_RespondingOrdinal (ConversationId=?)")]
    [InlineData("SELECT x.\"Ordinal\" FROM \"QueueVisits\" AS x ORDER BY x.\"EnterTime\" LIMIT 50", "IX_QueueVisits_EnterTime_ConversationId_Ordinal")]
    [InlineData(
        "SELECT r.\"EnterTime\", r.rowid, c.rowid FROM \"QueueVisits\" AS r LEFT JOIN \"Conversations\" AS c ON c.\"ConversationId\" = r.\"ConversationId\" WHERE r.\"EnterTime\" >= 1",
        "IX_QueueVisits_EnterTime_ConversationId_Ordinal (EnterTime>?)", "sqlite_autoindex_Conversations_1 (ConversationId=?) LEFT-JOIN",
        "IX_QueueVisits_ConversationId_RespondingOrdinal (ConversationId=?)")]
    [InlineData(
        "SELECT x.\"Name\" FROM \"Agents\" AS x WHERE x.\"AgentId\" = 'u-1'",
        "sqlite_autoindex_Agents_1 (AgentId=?)", "IX_AgentSegments_AgentId_Time (AgentId=?)", "IX_MissedAssignments_AgentId_AssignedTime (AgentId=?)")]
    [InlineData("SELECT min(x.\"EnterTime\") FROM \"QueueVisits\" AS x", "IX_QueueVisits_EnterTime_ConversationId_Ordinal")]
    public void A_limit_takes_no_index_from_a_statement(string sql, params string[] indexes)
    {
        using var database = new MemoryDatabase();
        Show(database.Connection, new Visibility(["qu-1"], null));
        using var command = database.Connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        Assert.Equal(indexes, plan.Where(step => step.Contains(" INDEX ", StringComparison.Ordinal) && !step.Contains("VIRTUAL", StringComparison.Ordinal)).Select(step => step[(step.IndexOf(" INDEX ", StringComparison.Ordinal) + 7)..]));
        Assert.DoesNotContain(plan, step => step.StartsWith("MATERIALIZE", StringComparison.Ordinal) || step.StartsWith("CO-ROUTINE", StringComparison.Ordinal));
    }

    private static void Show(SqliteConnection connection, Visibility limits)
    {
        foreach (var statement in LimitedViews.Statements(limits))
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
