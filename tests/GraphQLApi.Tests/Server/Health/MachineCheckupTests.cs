using GraphQLApi.Server.Health;

namespace GraphQLApi.Tests.Server.Health;

public sealed class MachineCheckupTests
{
    [Theory]
    [InlineData("SQLite 3.40.1 (libsqlite3.so.0)", "ok    SQLite: SQLite 3.40.1 (libsqlite3.so.0).")]
    [InlineData("SQLite 3.35.5 (bundled e_sqlite3)", """
        warn  SQLite: SQLite 3.35.5 (bundled e_sqlite3) is used.
              why: It is of 2021, and faults found since are not mended in it.
              do:  Install the system's library (Debian: apt-get install libsqlite3-0); it is taken where it is newer.
        """)]
    public void The_librarys_age(string description, string lines) => Assert.Equal(lines, MachineCheckup.Sqlite(description).ToString());

    [Theory]
    [InlineData("TZDB: 2025b (mapping: $Revision$)", 2026, "ok    Time zones: TZDB: 2025b (mapping: $Revision$).")]
    [InlineData("TZDB: 2023c", 2026, """
        warn  Time zones: TZDB: 2023c.
              why: Countries change their clocks: days and hours of zones that did since are cut at the wrong moments.
              do:  Install a newer version of this program; the tables come with it.
        """)]
    public void The_zone_tables_age(string version, int year, string lines) => Assert.Equal(lines, MachineCheckup.Zones(version, year).ToString());

    [Theory]
    [InlineData(128, 1024, "ok    Memory: Metrics:MemoryBudget is 128 MiB, less than half of what the process may use.")]
    [InlineData(128, 200, """
        warn  Memory: Metrics:MemoryBudget is 128 MiB of 200 MiB.
              why: The rest of the server takes about 250 MiB: the process may be killed when metrics are asked for.
              do:  Set Metrics:MemoryBudget=52428800, or give the process more memory.
        """)]
    public void The_memory_there_is(long budget, long available, string lines) => Assert.Equal(lines, MachineCheckup.Memory(budget << 20, available << 20).ToString());

    [Fact]
    public void The_editors_files()
    {
        var folder = Directory.CreateTempSubdirectory("pages-");
        Assert.StartsWith("warn  Pages: the query editor was not built.", MachineCheckup.Pages(folder.FullName).ToString(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "index.html"), "");
        Assert.Equal("ok    Pages: the query editor is there.", MachineCheckup.Pages(folder.FullName).ToString());
        folder.Delete(true);
    }
}
