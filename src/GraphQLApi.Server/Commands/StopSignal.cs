using System.Runtime.InteropServices;

namespace GraphQLApi.Server.Commands;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a cancellation, so that the write under way is finished; the second ends the process. A file that reaches
/// the process's size limit (<c>ulimit -f</c>) is no reason to die: the write fails and the cache says so.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;

    // signal(7): the same number on Linux and macOS, and no name in .NET.
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    public StopSignal()
    {
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
        if (!OperatingSystem.IsWindows())
            registrations.Add(PosixSignalRegistration.Create(FileSizeExceeded, context => context.Cancel = true));
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
