using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Server;
using GraphQLApi.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// The product's own composition over a generated year, and the hand-written twins beside it in the same process, on the same Kestrel and
/// the same database file. The year is settled in the ledger, so nothing is ever asked upstream.
/// </summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private BenchmarkServer(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <param name="sessions">How large a year.</param>
    /// <param name="caller">Who asks; without it whoever needs no key.</param>
    /// <param name="more">Settings of the server.</param>
    public static async Task<BenchmarkServer> StartAsync(int sessions, Func<HttpContext, Caller>? caller = null, params (string Key, string Value)[] more)
    {
        var file = File(sessions);
        var settings = Settings(file, more);
        await FillOnceAsync(settings, file, sessions);
        var app = ServerBuilder.Build(settings, TimeProvider.System, services => Introduce(services, caller));
        HandWrittenTwins.Map(app, $"Data Source={file};Mode=ReadOnly");
        CsvTwins.Map(app, $"Data Source={file};Mode=ReadOnly");
        await app.Services.GetRequiredService<CacheDatabase>().OpenAsync(CancellationToken.None);
        await app.StartAsync();
        return new BenchmarkServer(app);
    }

    /// <summary>The database of a number of sessions; filled by the first start.</summary>
    public static string File(int sessions) => Path.Combine(Path.GetTempPath(), $"graphqlapi-benchmark-{sessions}.db");

    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static void Introduce(IServiceCollection services, Func<HttpContext, Caller>? caller)
    {
        if (caller is not null)
        {
            services.AddSingleton(caller);
        }
    }

    private static ServerSettings Settings(string file, (string Key, string Value)[] more) => ServerSettings.Read(SettingSources.Read(
        AppContext.BaseDirectory,
        new Dictionary<string, string>(StringComparer.Ordinal),
        [
            new("Urls", "http://127.0.0.1:0"),
            new("Upstream:BaseUrl", "http://127.0.0.1:9"),
            new("Upstream:AccountId", "64f000000000000000000001"),
            new("Upstream:BotIds:0", "st-00000000-0000-5000-8000-000000000001"),
            new("Upstream:Token", "never-sent"),
            new("Upstream:RealtimePollInterval", "00:00:00"),
            new("Cache:ConnectionString", $"Data Source={file}"),
            new("Logging:LogLevel:Default", "Critical"),
            new("RateLimit:CostPerMinute", "0"),
            new("Auth:Mode", "Open"),
            .. more.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)),
        ]));

    private static async Task FillOnceAsync(ServerSettings settings, string file, int sessions)
    {
        if (System.IO.File.Exists(file))
        {
            return;
        }

        var unfinished = file + ".unfinished";
        System.IO.File.Delete(unfinished);
        settings.Cache.ConnectionString = $"Data Source={unfinished}";
        await using (var services = ServerBuilder.BuildWithoutServer(settings, TimeProvider.System))
        {
            var database = services.GetRequiredService<CacheDatabase>();
            await database.OpenAsync(CancellationToken.None);
            foreach (var chunk in GeneratedSessions.Create(sessions).Chunk(5_000))
            {
                await database.WriteAsync((db, token) => WriteAsync(db, chunk, token), CancellationToken.None);
            }

            await database.WriteAsync(
                async (db, token) =>
                {
                    db.Coverage.Add(new CoverageRow { Scope = "", From = GeneratedSessions.Start.AddDays(-1), To = GeneratedSessions.End, ReadAt = GeneratedSessions.End.AddDays(60) });
                    await db.SaveChangesAsync(token);
                    await db.Database.ExecuteSqlRawAsync("ANALYZE", token);
                },
                CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        System.IO.File.Move(unfinished, file);
        settings.Cache.ConnectionString = $"Data Source={file}";
    }

    private static Task WriteAsync(CacheDbContext db, MappedSession[] sessions, CancellationToken cancellationToken)
    {
        new RowWriter().Write(db.Database.GetDbConnection(), sessions, cancellationToken);
        return Task.CompletedTask;
    }
}
