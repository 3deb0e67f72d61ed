using System.Globalization;
using System.Text.RegularExpressions;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Facts;
using NodaTime;

namespace GraphQLApi.Server.Health;

/// <summary>What the server stands on: SQLite's library, zone tables, memory, the query editor's files.</summary>
internal static partial class MachineCheckup
{
    public static IEnumerable<Finding> Look(FactOptions facts, string programFolder, TimeProvider time)
    {
        yield return Sqlite(SqliteNative.Description);
        yield return Zones(DateTimeZoneProviders.Tzdb.VersionId, time.GetUtcNow().Year);
        yield return Memory(facts.MemoryBudget, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        yield return Pages(Path.Combine(programFolder, "ide"));
    }

    public static Finding Sqlite(string description) => description.Contains("bundled", StringComparison.Ordinal)
        ? Finding.Warn(
            "SQLite", $"{description} is used.", "It is of 2021, and faults found since are not mended in it.",
            "Install the system's library (Debian: apt-get install libsqlite3-0); it is taken where it is newer.")
        : Finding.Ok("SQLite", $"{description}.");

    public static Finding Zones(string version, int year)
    {
        var isOld = Year().Match(version) is { Success: true } match && int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) < year - 1;
        return isOld
            ? Finding.Warn(
                "Time zones", $"{version}.", "Countries change their clocks: days and hours of zones that did since are cut at the wrong moments.",
                "Install a newer version of this program; the tables come with it.")
            : Finding.Ok("Time zones", $"{version}.");
    }

    public static Finding Memory(long budget, long available)
    {
        var figures = string.Create(CultureInfo.InvariantCulture, $"Metrics:MemoryBudget is {budget / 1048576} MiB");
        return budget > available / 2
            ? Finding.Warn(
                "Memory", string.Create(CultureInfo.InvariantCulture, $"{figures} of {available / 1048576} MiB."),
                "The rest of the server takes about 250 MiB: the process may be killed when metrics are asked for.",
                string.Create(CultureInfo.InvariantCulture, $"Set Metrics:MemoryBudget={available / 4}, or give the process more memory."))
            : Finding.Ok("Memory", $"{figures}, less than half of what the process may use.");
    }

    public static Finding Pages(string folder) => File.Exists(Path.Combine(folder, "index.html"))
        ? Finding.Ok("Pages", "the query editor is there.")
        : Finding.Warn(
            "Pages", "the query editor was not built.", "/graphql/ shows a notice instead; the API itself is not concerned.",
            "Build with Node.js and npm installed and a network to restore from.");

    [GeneratedRegex("20[0-9]{2}")]
    private static partial Regex Year();
}
