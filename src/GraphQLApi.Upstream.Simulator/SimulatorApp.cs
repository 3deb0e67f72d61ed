using System.Net;
using GraphQLApi.Upstream.Simulator.Data;
using GraphQLApi.Upstream.Simulator.Endpoints;
using GraphQLApi.Upstream.Simulator.Faults;
using GraphQLApi.Upstream.Simulator.Generator;
using GraphQLApi.Upstream.Simulator.Replay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.Upstream.Simulator;

/// <summary>A running stand-in of the vendor on 127.0.0.1; disposing stops it.</summary>
public sealed class SimulatorApp : IAsyncDisposable
{
    private readonly WebApplication host;

    private SimulatorApp(WebApplication host, SimulatorOptions options)
    {
        this.host = host;
        Faults = options.Faults;
        BaseAddress = new Uri(host.Urls.Single());
    }

    /// <summary>Scheme, address and the real port, for example <c>http://127.0.0.1:5090/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What has been called so far.</summary>
    public SimulatorCounters Counters { get; private init; } = new();

    /// <summary>The faults of the options, changeable at run time.</summary>
    public SimulatorFaults Faults { get; }

    /// <summary>Loads the data and listens. The clock decides what exists, what is still in progress, and every limit.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="IOException">The port is taken, or the records file is missing or unreadable.</exception>
    /// <exception cref="InvalidDataException">The records file holds a line that is not a record.</exception>
    public static async Task<SimulatorApp> StartAsync(SimulatorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        options.Validate();
        IRecordSource source = options.RecordsFile is { } file
            ? new ReplaySource(await RecordsFile.ReadAsync(file, cancellationToken), options.BotId)
            : new GeneratedSource(options);
        var counters = new SimulatorCounters();
        var vendor = new VendorEndpoints(options, new LateChangeSource(source, options.Faults, counters), options.Faults, counters, time);
        var host = Build(options, vendor, new ControlEndpoints(source, options.Faults, counters, time));
        var isListening = false;
        try
        {
            await host.StartAsync(cancellationToken);
            isListening = true;
            return new SimulatorApp(host, options) { Counters = counters };
        }
        finally
        {
            if (!isListening)
                await host.DisposeAsync();
        }
    }

    /// <summary>Returns when the token is cancelled, after open calls have ended.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => host.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await host.DisposeAsync();
    }

    private static WebApplication Build(SimulatorOptions options, VendorEndpoints vendor, ControlEndpoints control)
    {
        // The empty builder reads no appsettings.json and no environment: those belong to the process that hosts us.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // A failed start is thrown to the caller, who says it in one line.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddSimpleConsole();
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        app.Use((http, next) =>
        {
            // I-old shows …/{botId}//intentrealtimedata.
            http.Request.Path = CollapseSlashes(http.Request.Path);
            return next(http);
        });
        app.UseRouting();
        vendor.Map(app);
        control.Map(app);
        return app;
    }

    private static PathString CollapseSlashes(PathString path)
    {
        var text = path.Value ?? "";
        while (text.Contains("//", StringComparison.Ordinal))
            text = text.Replace("//", "/", StringComparison.Ordinal);
        return new PathString(text);
    }

    /// <summary>Leaves Ctrl-C and SIGTERM to the process that hosts us; the default lifetime would stop us before it.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
