using GraphQLApi.Cache;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Testing;
using GraphQLApi.Tests.Upstream;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Cache;

/// <summary>The cache as AddCache and AddUpstream wire it, on a file of its own, with the clock by hand and the vendor by script.</summary>
internal sealed class CacheFixture : IAsyncDisposable
{
    /// <summary>Now: 1 April 2026, 12:00 UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private readonly DirectoryInfo folder;
    private readonly bool ownsFolder;

    private CacheFixture(ScriptedVendor vendor, DirectoryInfo? folder, (string Key, string Value)[] settings)
    {
        Vendor = vendor;
        ownsFolder = folder is null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("cache-");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Upstream:BaseUrl"] = "https://vendor.example",
                ["Upstream:AccountId"] = "64f000000000000000000001",
                ["Upstream:BotIds:0"] = "st-1",
                ["Upstream:ClientId"] = "cs-1",
                ["Upstream:ClientSecret"] = "simulator-secret",
                ["Upstream:RequestsPerMinute"] = "0",
                ["Upstream:InteractiveRetries"] = "0",
                ["Upstream:BackfillRetries"] = "0",
                ["Cache:ConnectionString"] = $"Data Source={FileName}",
            }.Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
                .GroupBy(pair => pair.Key).Select(pairs => pairs.Last())).Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging()
            .AddCache()
            .AddUpstream()
            .AddHttpClient(VendorCalls.ClientName).ConfigurePrimaryHttpMessageHandler(() => vendor).Services
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ManualTimeProvider Clock { get; } = new(Start);

    public ScriptedVendor Vendor { get; }

    public IServiceProvider Services => services;

    public string FileName => Path.Combine(folder.FullName, "data", "analytics.db");

    public DirectoryInfo Folder => folder;

    public CacheDatabase Database => Get<CacheDatabase>();

    public static CacheFixture Unopened(ScriptedVendor vendor, DirectoryInfo? folder = null, params (string Key, string Value)[] settings) =>
        new(vendor, folder, settings);

    public static async Task<CacheFixture> OpenAsync(Func<SeenRequest, HttpResponseMessage> answer, params (string Key, string Value)[] settings)
    {
        var fixture = new CacheFixture(new ScriptedVendor(answer), null, settings);
        await fixture.Database.OpenAsync(TestContext.Current.CancellationToken);
        return fixture;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>One GraphQL request.</summary>
    public async Task<T> RequestAsync<T>(Func<CacheRequest, Task<T>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<CacheRequest>());
    }

    public Task<(int Sessions, CoverageReport Report)> CountAsync(AskedRange range, Freshness? freshness = null) => RequestAsync(async request =>
    {
        var need = request.Announce(range, freshness ?? Freshness.Default);
        var token = TestContext.Current.CancellationToken;
        var count = await request.ReadAsync(
            need, (db, cancel) => db.Sessions.CountAsync(row => row.StartTime >= range.From && row.StartTime < range.To, cancel), token);
        return (count, await request.CoverageAsync(range, token));
    });

    public async Task<T> QueryAsync<T>(Func<CacheDbContext, Task<T>> query)
    {
        await using var snapshot = await Database.SnapshotAsync(TestContext.Current.CancellationToken);
        return await query(snapshot.Db);
    }

    public Task<List<CoverageRow>> LedgerAsync() => QueryAsync(db => db.Coverage.OrderBy(row => row.From).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsFolder)
        {
            folder.Delete(true);
        }
    }
}
