using System.Globalization;
using GraphQLApi.Cache.Rows;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.Cache.Migrations.Sqlite;

/// <summary>
/// The versions of the facts' days, and the triggers that keep them when rows go or change: deletes cascade, and come from many places. An update
/// counts where it touches a column that facts hold. Inserts are counted by their one writer (FactDayVersions), once a day and transaction: a
/// trigger would double what a backfill's insert costs. The rows of a conversation's lists come and go with it, except tags (erasing blanks
/// them) and intents (the real-time feed rewrites them).
/// </summary>
[DbContext(typeof(CacheDbContext))]
[Migration("20260601000000_FactDays")]
internal sealed class FactDays : Migration
{
    private static readonly (FactPopulation Population, string Table, string Time, string Columns)[] Tables =
    [
        (FactPopulation.Sessions, "Sessions", "StartTime",
            "StartTime Channel Direction BotId Outcome FinalStatus DurationSeconds CsatScore IntentsKnown"),
        (FactPopulation.Conversations, "Conversations", "StartTime",
            "SessionId StartTime Channel Direction BotId Outcome FinalStatus CampaignId CampaignName LastIntentName TransferCount HandleSeconds DurationSeconds CsatScore NpsScore"),
        (FactPopulation.QueueVisits, "QueueVisits", "EnterTime",
            "EnterTime QueueId ExitReason WaitSeconds ExitTime RespondingOrdinal"),
        (FactPopulation.AgentSegments, "AgentSegments", "Time",
            "Time AgentId QueueId AssignedTime AcceptedTime InteractionEndTime AfterCallWorkEndTime RingSeconds FirstResponseSeconds InteractionSeconds HoldSeconds "
            + "AfterCallWorkSeconds HandleSeconds EndedByTransfer"),
        (FactPopulation.MissedAssignments, "MissedAssignments", "AssignedTime",
            "AssignedTime AgentId QueueId"),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE "FactDays" (
                "Population" INTEGER NOT NULL,
                "Day" INTEGER NOT NULL,
                "Version" INTEGER NOT NULL,
                CONSTRAINT "PK_FactDays" PRIMARY KEY ("Population", "Day")
            );
            """);
        foreach (var (population, table, time, columns) in Tables)
        {
            migrationBuilder.Sql(
                $"""
                INSERT INTO "FactDays" SELECT DISTINCT {Number(population)}, {Day($"\"{time}\"")}, 1 FROM "{table}" WHERE "{time}" IS NOT NULL;
                {Trigger(table, "DELETE", "", Touch(population, $"old.\"{time}\""))}
                {Trigger(table, "UPDATE", " OF " + string.Join(", ", columns.Split(' ').Select(name => $"\"{name}\"")),
                    Touch(population, $"old.\"{time}\"") + Touch(population, $"new.\"{time}\""))}
                """);
        }

        migrationBuilder.Sql(Handling);
        foreach (var (change, row) in new[] { ("DELETE", "old"), ("UPDATE", "new") })
        {
            migrationBuilder.Sql(Trigger("SessionIntents", change, "", OfSession(row)));
            migrationBuilder.Sql(Trigger("SessionTags", change, "", OfSession(row)));
            migrationBuilder.Sql(Trigger("ConversationTags", change, "", string.Concat(Tables[1..].Select(entry => OfConversation(entry.Population, entry.Table, entry.Time, row)))));
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE \"FactDays\"");

    // A session's facts say whether it was handed over, and whether an agent took it: a conversation may leave one session for another.
    private static string Handling =>
        $"""
        CREATE TRIGGER "TR_Conversations_DELETE_Session" AFTER DELETE ON "Conversations" BEGIN
            {Touch(FactPopulation.Sessions, "old.\"StartTime\"")}
        END;
        """;

    private static string Trigger(string table, string change, string of, string action) =>
        $"""
        CREATE TRIGGER "TR_{table}_{change}" AFTER {change}{of} ON "{table}" BEGIN
            {action}
        END;
        """;

    private static string Touch(FactPopulation population, string time) =>
        $"INSERT INTO \"FactDays\" SELECT {Number(population)}, {Day(time)}, 1 WHERE {time} IS NOT NULL ON CONFLICT DO UPDATE SET \"Version\" = \"Version\" + 1; ";

    private static string OfSession(string row) => Joined(FactPopulation.Sessions, "Sessions", "StartTime", "SessionId", row);

    private static string OfConversation(FactPopulation population, string table, string time, string row) => Joined(population, table, time, "ConversationId", row);

    private static string Joined(FactPopulation population, string table, string time, string key, string row) =>
        $"INSERT INTO \"FactDays\" SELECT {Number(population)}, {Day($"t.\"{time}\"")}, 1 FROM \"{table}\" AS t WHERE t.\"{key}\" = {row}.\"{key}\" AND t.\"{time}\" IS NOT NULL "
        + "ON CONFLICT DO UPDATE SET \"Version\" = \"Version\" + 1; ";

    private static string Number(FactPopulation population) => ((int)population).ToString(CultureInfo.InvariantCulture);

    // Rounded down before 1970 too, where SQLite's division rounds towards zero.
    private static string Day(string time) => $"(({time} - ({time} % 86400000 + 86400000) % 86400000) / 86400000)";
}
