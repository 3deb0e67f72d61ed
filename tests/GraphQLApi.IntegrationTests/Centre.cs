using GraphQLApi.Analytics.Access;
using GraphQLApi.Testing;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.IntegrationTests;

/// <summary>The generated contact centre most tests ask about: Sunday, Monday, Tuesday and half a Wednesday, read before the server starts.</summary>
internal sealed class Centre : IAsyncDisposable
{
    /// <summary>Wednesday afternoon; with the backfill before it the hot window is fresh, so that a clock that stands still costs no calls.</summary>
    public const string Now = "2026-03-04T15:00:00Z";
    public const string From = "2026-03-01T00:00:00Z";

    private Centre(SimulatorHost simulator, TestServer server) => (Simulator, Server) = (simulator, server);

    public SimulatorHost Simulator { get; }

    public TestServer Server { get; }

    public static ManualTimeProvider Clock() => new(DateTimeOffset.Parse(Now, null));

    public static async Task<Centre> StartAsync(
        int sessionsPerDay, IReadOnlyDictionary<string, string>? settings = null, Func<HttpContext, Caller>? caller = null)
    {
        var clock = Clock();
        var simulator = await SimulatorHost.StartAsync(clock, sessionsPerDay);
        return new Centre(simulator, await TestServer.StartAsync(simulator, clock, settings: settings, caller: caller, backfill: (From, Now)));
    }

    public Task<TestAnswer> AskAsync(string query, object? variables = null, int calls = 0) => Server.AskAsync(query, variables, calls);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
