using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.Cache.Migrations.Sqlite;

/// <summary>Keys of callers: with the data they open, so that one file is all there is to keep.</summary>
[DbContext(typeof(CacheDbContext))]
[Migration("20260801000000_AccessKeys")]
internal sealed class AccessKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE "AccessKeys" (
            "KeyId" TEXT NOT NULL CONSTRAINT "PK_AccessKeys" PRIMARY KEY,
            "Name" TEXT NOT NULL,
            "Salt" BLOB NOT NULL,
            "Hash" BLOB NOT NULL,
            "Scopes" TEXT NOT NULL,
            "Queues" TEXT NULL,
            "Bots" TEXT NULL,
            "CreatedAt" INTEGER NOT NULL,
            "ExpiresAt" INTEGER NULL,
            "RevokedAt" INTEGER NULL,
            "LastUsedAt" INTEGER NULL
        );
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE \"AccessKeys\"");
}
