using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Testing;

/// <summary>The simulator of one test, on a free port. Unlimited in rate unless the options say otherwise.</summary>
public sealed class SimulatorHost : ITestUpstream
{
    private readonly SimulatorApp app;

    private SimulatorHost(SimulatorApp app) => this.app = app;

    public Uri BaseAddress => app.BaseAddress;

    public long Calls => app.Counters.TotalCalls;

    public SimulatorCounters Counters => app.Counters;

    public SimulatorFaults Faults => app.Faults;

    public static Task<SimulatorHost> StartAsync(TimeProvider time, int sessionsPerDay) =>
        StartAsync(time, new SimulatorOptions { RequestsPerMinute = 0, SessionsPerDay = sessionsPerDay });

    public static async Task<SimulatorHost> StartAsync(TimeProvider time, SimulatorOptions options) =>
        new(await SimulatorApp.StartAsync(options, time, CancellationToken.None));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
