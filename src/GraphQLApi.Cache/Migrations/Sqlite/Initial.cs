using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GraphQLApi.Cache.Migrations.Sqlite;

/// <summary>
/// The first shape of the database, as SQL: what is written here is what the file holds. Times are Unix milliseconds, text compares by bytes
/// (SQLite's BINARY, SEMANTICS §5.2). MigrationTests hold it equal to the model.
/// </summary>
[DbContext(typeof(CacheDbContext))]
[Migration("20260101000000_Initial")]
internal sealed partial class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(People);
        migrationBuilder.Sql(Sessions);
        migrationBuilder.Sql(Conversations);
        migrationBuilder.Sql(Reading);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Nothing stands before the first migration: delete the database file instead; it is a cache.");
}
