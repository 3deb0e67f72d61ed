using System.Diagnostics;
using System.Text.RegularExpressions;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>The product as a process of its own: any verb, killed without warning when asked to, and at the latest with the test.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];

    private ServerProcess(Process process) => this.process = process;

    /// <summary>Where it answers, as it printed; fails when it ends without having said so.</summary>
    public Task<Uri> Address => address.Task;

    public bool HasExited => process.HasExited;

    public string Output
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public static ServerProcess Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "GraphQLApi.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var server = new ServerProcess(Process.Start(start)!); // a new process, always
        server.Listen();
        return server;
    }

    public static ServerProcess Serve(ITestUpstream upstream, string database, IReadOnlyDictionary<string, string> settings) =>
        Start(TestServer.Environment(upstream, database, settings), "serve");

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM: what an orchestrator sends first.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The process ended before it listened. {Output}"));
        _ = address.Task.Exception; // nobody may ever ask
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
        if (Listening().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex(@"^(Serving: |Listening on )(?<address>http://[0-9.]+:\d+/)")]
    private static partial Regex Listening();
}
