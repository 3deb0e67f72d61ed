using GraphQLApi.Testing;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.Tests.Upstream;

/// <summary>The client as AddUpstream wires it, with only the socket replaced and the clock by hand.</summary>
internal sealed class UpstreamFixture : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;

    public UpstreamFixture(ScriptedVendor vendor, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Upstream:BaseUrl"] = "https://vendor.example/",
                ["Upstream:AccountId"] = "64f000000000000000000001",
                ["Upstream:BotIds:0"] = "st-1",
                ["Upstream:ClientId"] = "cs-1",
                ["Upstream:ClientSecret"] = "simulator-secret",
                ["Upstream:RequestsPerMinute"] = "0",
            }.Concat(settings.Select(setting => KeyValuePair.Create("Upstream:" + setting.Key, (string?)setting.Value)))
                .GroupBy(pair => pair.Key).Select(pairs => pairs.Last())).Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddUpstream()
            .AddHttpClient(VendorCalls.ClientName).ConfigurePrimaryHttpMessageHandler(() => vendor).Services
            .BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new(Start);

    public LogLines Log { get; } = new();

    public UpstreamClient Client => services.GetRequiredService<UpstreamClient>();

    public UpstreamStatus Status => services.GetRequiredService<UpstreamMonitor>().Read();

    /// <summary>Runs a call while time passes in steps, for calls that wait.</summary>
    public async Task<T> PassTimeAsync<T>(Task<T> call, TimeSpan step)
    {
        for (var i = 0; i < 500 && !call.IsCompleted; i++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            if (!call.IsCompleted)
            {
                Clock.Advance(step);
            }
        }

        return await call.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    public void Dispose() => services.Dispose();

    /// <summary>Every log line of every category.</summary>
    internal sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly Lock gate = new();
        private readonly List<string> lines = [];

        public string Text
        {
            get
            {
                lock (gate)
                {
                    return string.Join('\n', lines);
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (gate)
            {
                lines.Add($"{eventId.Id} {formatter(state, exception)}");
            }
        }

        public void Dispose()
        {
        }
    }
}
