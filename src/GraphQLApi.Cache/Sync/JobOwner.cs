using System.Diagnostics;
using System.Globalization;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// Who holds a lease: machine, process and the second it started, and a number of its own. So the jobs of a process that was killed on this machine
/// are free at once; elsewhere only their lease's end tells. Containers that share a database file must not share a host name.
/// </summary>
internal static class JobOwner
{
    // The start of a process is computed from clock ticks since boot: two looks may differ by a fraction.
    private const long StartTolerance = 2;

    /// <summary>Distinct for every call: two stores in one process are two owners.</summary>
    public static string New()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{StartOf(process)}/{Guid.NewGuid():N}");
    }

    /// <summary>True only where it is certain: the owner ran on this machine and its process is no more.</summary>
    public static bool IsGone(string? owner)
    {
        if (owner?.Split('/') is not [var machine, var id, var start, _] || machine != Environment.MachineName
            || !int.TryParse(id, CultureInfo.InvariantCulture, out var processId) || !long.TryParse(start, CultureInfo.InvariantCulture, out var startedAt))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited || Math.Abs(StartOf(process) - startedAt) > StartTolerance;
        }
        catch (ArgumentException)
        {
            return true; // no such process
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false; // it ended while we looked, or may not be looked at: its lease will tell
        }
    }

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
