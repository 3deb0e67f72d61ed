using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Http;
using GraphQLApi.Engine.Types;
using GraphQLApi.Server.Auth;
using GraphQLApi.Server.Dashboard;
using GraphQLApi.Server.Demo;
using GraphQLApi.Server.Documents;
using GraphQLApi.Server.Export;
using GraphQLApi.Server.Health;
using GraphQLApi.Server.Ide;
using GraphQLApi.Server.RateLimits;
using GraphQLApi.Server.Settings;
using GraphQLApi.Server.Telemetry;
using GraphQLApi.Upstream;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Server;

/// <summary>Puts the product together: one line per capability, in the order in which a request meets them.</summary>
internal static partial class ServerBuilder
{
    public const string GraphQLPath = "/graphql";

    /// <summary>The whole server, not started; the database is not opened.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="time">The clock of everything.</param>
    /// <param name="configure">Services that a test puts in the place of ours; may be null.</param>
    /// <exception cref="SettingsException">A trusted document does not fit the schema.</exception>
    public static WebApplication Build(ServerSettings settings, TimeProvider time, Action<IServiceCollection>? configure = null)
    {
        var app = AddServices(settings, time, configure);
        Use(app, settings);
        return app;
    }

    /// <summary>As <see cref="Build"/>, with the database open: that and the schema take long, and neither needs the other.</summary>
    /// <exception cref="CacheDatabaseException">The database cannot be used.</exception>
    /// <exception cref="SettingsException">A trusted document does not fit the schema.</exception>
    public static async Task<WebApplication> BuildAndOpenAsync(ServerSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var app = AddServices(settings, time, configure: null);
        var opening = Task.Run(() => app.Services.GetRequiredService<CacheDatabase>().OpenAsync(cancellationToken), cancellationToken);
        try
        {
            Use(app, settings);
            await opening;
            return app;
        }
        catch
        {
            await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cache and upstream alone, for verbs that do not listen.</summary>
    public static ServiceProvider BuildWithoutServer(ServerSettings settings, TimeProvider time) => WithoutServer(settings, time).BuildServiceProvider();

    /// <summary>Cache, upstream and schema, for verbs that ask without listening; nobody waits behind them, so no budget holds.</summary>
    public static ServiceProvider BuildForQueries(ServerSettings settings, TimeProvider time) =>
        WithoutServer(settings, time).AddGraphQL(settings with { RateLimit = RateLimitOptions.None() }).BuildServiceProvider();

    /// <summary>The vendor's calls without the cache, for looking at them where the database may be the trouble.</summary>
    public static ServiceProvider BuildUpstreamAlone(ServerSettings settings, TimeProvider time) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton(settings.Configuration)
            .AddSingleton(time)
            .AddUpstream()
            .AddSingleton(Options.Create(settings.Upstream))
            .BuildServiceProvider();

    private static WebApplication AddServices(ServerSettings settings, TimeProvider time, Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.AddLogLines(settings.Telemetry.LogFormat);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([.. settings.Urls])
            .ConfigureKestrel(KestrelLimits.Apply).UseSockets(KestrelLimits.Apply);
        // Long enough for the window that is being written and most queries; orchestrators kill after ten seconds. Side by side, so that one slow
        // query does not take the time in which jobs are left in order.
        builder.Services.Configure<HostOptions>(host => (host.ShutdownTimeout, host.ServicesStopConcurrently) = (TimeSpan.FromSeconds(7), true));
        builder.Services.AddRouting().AddCors(cors => cors.AddDefaultPolicy(policy => AllowOrigins(policy, settings)));
        builder.Services.AddData(settings, time).AddCacheSync().AddGraphQL(settings).AddAccess(settings).AddTelemetry(settings.Telemetry);
        if (settings.IsDemo)
            builder.Services.AddSingleton(settings.Demo).AddHostedService<DemoBackfill>();
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    private static void Use(WebApplication app, ServerSettings settings)
    {
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseWebSockets();
        app.UseIde(Path.Combine(AppContext.BaseDirectory, "ide"));
        app.UseDashboard(AppContext.BaseDirectory);
        app.UseRouting();
        app.UseCors();
        var gate = app.UseAccess();
        app.MapGraphQL(
            GraphQLPath, Introduce(app.Services, settings.IsDemo), gate.Connections,
            TableForms.Of(app.Services.GetRequiredService<TableExport>()));
        app.MapHealth();
        app.MapMetrics();
    }

    private static IServiceCollection WithoutServer(ServerSettings settings, TimeProvider time) =>
        new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter(AuditLog.Category, LogLevel.Information).AddSimpleConsole(console => console.SingleLine = true)
                .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
            .AddSingleton(settings.Configuration)
            .AddSingleton<AuditLog>()
            .AddData(settings, time);

    private static IServiceCollection AddData(this IServiceCollection services, ServerSettings settings, TimeProvider time)
    {
        services.AddSingleton(time).AddCache().AddUpstream();
        // The objects that were checked, not a second reading of the same sections: the demo's address stands in no section.
        return services.AddSingleton(Options.Create(settings.Cache)).AddSingleton(Options.Create(settings.Upstream))
            .AddSingleton(Options.Create(settings.Facts));
    }

    private static IServiceCollection AddGraphQL(this IServiceCollection services, ServerSettings settings)
    {
        services.AddAnalytics(settings.Analytics, settings.Metrics).AddSingleton(settings.Transport.Limit(settings.RateLimit));
        services.AddRateLimits(settings.RateLimit, settings.Engine.MaxCost);
        services.AddSingleton(settings.Export).AddSingleton<TableExport>();
        return services.AddSingleton(provider =>
        {
            var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("GraphQLApi.Engine");
            var schema = provider.GetRequiredService<Engine.Types.Schema>();
            var folder = settings.Documents.TrustedDocumentsFolder;
            var options = settings.Engine.Limit(provider) with
            {
                UnexpectedError = (exception, id) => Unexpected(logger, id, exception),
                Answered = provider.GetService<OperationObserver>() is { } observer ? (Action<OperationReport>)observer.Answered + provider.GetRequiredService<AuditLog>().Answered : null, // verbs ask unobserved
                TrustedDocuments = folder.Length == 0 ? null : new TrustedDocumentFiles(schema, settings.Engine).Read(folder),
            };
            return new RequestPipeline(schema, options, provider.GetRequiredService<TimeProvider>());
        });
    }

    private static Action<HttpContext, RequestContext> Introduce(IServiceProvider services, bool isDemo)
    {
        var (callerOf, audit) = (services.GetRequiredService<Func<HttpContext, Caller>>(), services.GetRequiredService<AuditLog>());
        return (http, request) =>
        {
            OperationObserver.Begin(http, request);
            callerOf(http).Attach(request);
            RateLimitedCaller.Attach(http, request);
            if (isDemo)
                request.Extensions.Set("demo", true);
            else
                audit.Begin(request); // invented people have nothing to hide
        };
    }

    private static void AllowOrigins(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder policy, ServerSettings settings)
    {
        // Pages need not ask before every request; browsers keep the answer for two hours at most.
        policy.AllowAnyHeader().WithMethods(HttpMethods.Get, HttpMethods.Post).SetPreflightMaxAge(TimeSpan.FromHours(1))
            .WithExposedHeaders("Retry-After", "WWW-Authenticate",
                "X-Coverage-Complete", "X-Coverage-Missing", "X-Coverage-Saturated", "X-Warnings", "X-Truncated", "X-Total-Count", "X-Masked");
        if (settings.Cors.Origins.Count > 0)
            policy.WithOrigins([.. settings.Cors.Origins]);
        else if (settings.IsDemo)
            policy.AllowAnyOrigin();
    }

    [LoggerMessage(2, LogLevel.Error, "A resolver failed; the client was told the id {CorrelationId}.")]
    private static partial void Unexpected(ILogger logger, string correlationId, Exception exception);
}
