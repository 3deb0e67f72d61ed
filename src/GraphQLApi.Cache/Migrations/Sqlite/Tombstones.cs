using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.Cache.Migrations.Sqlite;

/// <summary>Who was erased.</summary>
[DbContext(typeof(CacheDbContext))]
[Migration("20260901000000_Tombstones")]
internal sealed class Tombstones : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE "Tombstones" (
            "Key" TEXT NOT NULL,
            "Kind" INTEGER NOT NULL,
            "ErasedAt" INTEGER NOT NULL,
            "CompletedAt" INTEGER NULL,
            CONSTRAINT "PK_Tombstones" PRIMARY KEY ("Key", "Kind")
        );
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE \"Tombstones\"");
}
