using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Server;
using GraphQLApi.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GraphQLApi.Testing;

/// <summary>
/// The whole server of one test: configuration as an operator writes it, Kestrel on a free port, one SQLite file in a folder of its own, real
/// HTTP to an upstream. Every question says how many upstream calls it may cost; one more or less fails it.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ITestUpstream upstream;
    private readonly TestFolder? folder;

    private TestServer(WebApplication app, ITestUpstream upstream, TestFolder? folder)
    {
        this.app = app;
        this.upstream = upstream;
        this.folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="upstream">Who answers in the vendor's place; stays the caller's.</param>
    /// <param name="time">The server's clock.</param>
    /// <param name="database">A file of the caller's; without it one that goes with the server.</param>
    /// <param name="settings">More settings, by environment variable (<c>Cache__HotWindow</c>).</param>
    /// <param name="caller">Who asks; without it one who may do and see everything, or where the settings name an Auth:Mode, whoever that admits.</param>
    /// <param name="configure">Further services in the place of the server's own.</param>
    /// <param name="backfill">Ranges read before the server starts. Where they hold the hot window, a fixed clock keeps the sync from reading any more.</param>
    public static async Task<TestServer> StartAsync(
        ITestUpstream upstream,
        TimeProvider time,
        string? database = null,
        IReadOnlyDictionary<string, string>? settings = null,
        Func<HttpContext, Caller>? caller = null,
        Action<IServiceCollection>? configure = null,
        params (string From, string To)[] backfill)
    {
        SqlRecorder.Start();
        var folder = database is null ? new TestFolder() : null;
        var environment = Environment(upstream, database ?? folder!.File("cache.db"), settings); // one of the two is given
        foreach (var (from, to) in backfill)
            await BackfillAsync(Settings(environment), time, from, to);
        caller ??= settings?.ContainsKey("Auth__Mode") == true ? null : _ => new Caller("test", AccessScopes.All, Visibility.All);
        var app = ServerBuilder.Build(Settings(environment), time, services =>
        {
            AddCaller(services, caller);
            configure?.Invoke(services);
        });
        await app.Services.GetRequiredService<CacheDatabase>().OpenAsync(CancellationToken.None);
        await app.StartAsync();
        return new TestServer(app, upstream, folder);
    }

    /// <summary>The settings that point a server or a command at <paramref name="upstream"/>.</summary>
    public static IReadOnlyDictionary<string, string> Environment(
        ITestUpstream upstream, string database, IReadOnlyDictionary<string, string>? settings = null)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Cache__ConnectionString"] = $"Data Source={database}",
            ["Upstream__BaseUrl"] = upstream.BaseAddress.ToString().TrimEnd('/'),
            ["Upstream__AccountId"] = "64f000000000000000000001",
            ["Upstream__BotIds__0"] = "st-00000000-0000-5000-8000-000000000001",
            ["Upstream__ClientId"] = "cs-00000000-0000-5000-8000-000000000001",
            ["Upstream__ClientSecret"] = "simulator-secret",
            ["Upstream__RequestsPerMinute"] = "0",
            // Only while watched: nobody has to count polls.
            ["Upstream__RealtimePollInterval"] = "00:00:00",
            // Everybody may do everything, so that a test about access says so.
            ["Auth__Mode"] = "Open",
            ["Auth__OpenScopes"] = "read pii:read sync:write introspection",
            ["Logging__LogLevel__Default"] = "Error",
            // A test that hurries is no abuse; those about limits set their own.
            ["RateLimit__CostPerMinute"] = "0",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            environment[key] = value;
        return environment;
    }

    /// <summary>Reads a range into a file, as the command <c>backfill</c> does.</summary>
    public static Task BackfillAsync(ITestUpstream upstream, TimeProvider time, string database, string from, string to) =>
        BackfillAsync(Settings(Environment(upstream, database)), time, from, to);

    /// <summary>Reads a range as the command <c>backfill</c> does, and returns the finished job.</summary>
    public Task<SyncJobRow> BackfillAsync(string from, string to, bool refresh = false) =>
        Services.GetRequiredService<SyncJobs>().RunAsync(Utc(from), Utc(to), refresh, null, CancellationToken.None);

    /// <summary>Posts one question and checks what it cost upstream; a negative number of <paramref name="calls"/> is not checked.</summary>
    public async Task<TestAnswer> AskAsync(string query, object? variables = null, int calls = 0)
    {
        var body = new JsonObject { ["query"] = query };
        if (variables is not null)
            body["variables"] = variables as JsonNode ?? JsonSerializer.SerializeToNode(variables);
        var before = upstream.Calls;
        var answer = await PostAsync(new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        Assert.True(calls < 0 || upstream.Calls - before == calls, $"{upstream.Calls - before} upstream calls instead of {calls}. {answer.Body}");
        return answer;
    }

    /// <summary>Posts a body as it is.</summary>
    public async Task<TestAnswer> PostAsync(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var trace = ActivityTraceId.CreateRandom();
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        SqlRecorder.Record(trace);
        using var response = await Client.SendAsync(request);
        return new TestAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(), SqlRecorder.Take(trace));
    }

    /// <summary>Posts one question for another media type.</summary>
    public async Task<HttpResponseMessage> PostAsync(string query, string accept)
    {
        using var content = JsonContent.Create(new { query });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder?.Dispose();
    }

    private static async Task BackfillAsync(ServerSettings settings, TimeProvider time, string from, string to)
    {
        await using var services = ServerBuilder.BuildWithoutServer(settings, time);
        await services.GetRequiredService<CacheDatabase>().OpenAsync(CancellationToken.None);
        var job = await services.GetRequiredService<SyncJobs>().RunAsync(Utc(from), Utc(to), false, null, CancellationToken.None);
        Assert.True(job.State == SyncJobState.Succeeded, $"{job.State} {job.ErrorCode} {job.ErrorMessage}");
    }

    private static void AddCaller(IServiceCollection services, Func<HttpContext, Caller>? caller)
    {
        if (caller is not null)
            services.AddSingleton(caller);
    }

    private static ServerSettings Settings(IReadOnlyDictionary<string, string> environment) =>
        ServerSettings.Read(SettingSources.Read(AppContext.BaseDirectory, environment, []));

    private static DateTime Utc(string time) => DateTimeOffset.Parse(time, null).UtcDateTime;
}
