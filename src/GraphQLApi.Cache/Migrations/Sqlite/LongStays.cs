using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.Cache.Migrations.Sqlite;

/// <summary>Finds the visits that wait for more than a day: a queue's depth counts them however long ago they entered (SEMANTICS §4.7).</summary>
[DbContext(typeof(CacheDbContext))]
[Migration("20260701000000_LongStays")]
internal sealed class LongStays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE INDEX "IX_QueueVisits_LongStays" ON "QueueVisits" ("EnterTime", "ExitTime") WHERE "ExitTime" IS NULL OR "ExitTime" - "EnterTime" > 86400000;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP INDEX \"IX_QueueVisits_LongStays\"");
}
