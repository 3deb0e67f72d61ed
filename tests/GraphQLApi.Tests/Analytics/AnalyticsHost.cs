using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Metrics;
using GraphQLApi.Analytics.Paging;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using GraphQLApi.Testing;
using GraphQLApi.Upstream;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Tests.Analytics;

/// <summary>Schema, engine and cache over a database file of its own; nobody listens at the vendor's address. Every SQL statement is kept.</summary>
internal sealed partial class AnalyticsHost : IAsyncDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly string folder = Directory.CreateTempSubdirectory("analytics-tests-").FullName;
    private readonly ServiceProvider services;
    private readonly RequestPipeline pipeline;
    private readonly ConcurrentQueue<string> statements = new();
    private readonly List<IDisposable> subscriptions = [];

    private AnalyticsHost(AnalyticsOptions options, MetricsOptions? metrics)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Upstream:BaseUrl"] = "http://127.0.0.1:9", ["Upstream:AccountId"] = "64f000000000000000000001", ["Upstream:BotIds:0"] = "st-1",
            ["Upstream:Token"] = "t", ["Cache:ConnectionString"] = $"Data Source={Path.Combine(folder, "cache.db")}",
        }).Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddCache();
        collection.AddUpstream();
        collection.AddAnalytics(options, metrics);
        services = collection.BuildServiceProvider();
        pipeline = new RequestPipeline(services.GetRequiredService<Schema>(), new EngineOptions(), Clock);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What those who ask may do.</summary>
    public AccessScopes Scopes { get; set; } = AccessScopes.All;

    /// <summary>Number of query shapes that are compiled and remembered.</summary>
    public int Shapes => services.GetRequiredService<CompiledQueries>().Count;

    /// <summary>Statements since the last <see cref="ForgetStatements"/>, the ledger's own left out, on one line each, values behind a double hyphen.</summary>
    public IReadOnlyList<string> Statements => [.. statements];

    public static async Task<AnalyticsHost> StartAsync(Action<CacheDbContext>? fill = null, Action<AnalyticsOptions>? configure = null, MetricsOptions? metrics = null)
    {
        var options = new AnalyticsOptions();
        configure?.Invoke(options);
        var host = new AnalyticsHost(options, metrics);
        var database = host.services.GetRequiredService<CacheDatabase>();
        await database.OpenAsync(TestContext.Current.CancellationToken);
        if (fill is not null)
        {
            await database.WriteAsync(
                async (db, cancellationToken) =>
                {
                    fill(db);
                    await db.SaveChangesAsync(cancellationToken);
                },
                TestContext.Current.CancellationToken);
        }

        host.ForgetStatements();
        return host;
    }

    /// <summary>Writes more rows, beside whatever is being read.</summary>
    public Task WriteAsync(Action<CacheDbContext> fill) => services.GetRequiredService<CacheDatabase>().WriteAsync(
        async (db, cancellationToken) =>
        {
            fill(db);
            await db.SaveChangesAsync(cancellationToken);
        },
        TestContext.Current.CancellationToken);

    /// <summary>The answers to a query that is executed again and again while its walk has more rows.</summary>
    public async IAsyncEnumerable<JsonElement> WalkAsync(string query, RowWalk walk)
    {
        await using var scope = services.CreateAsyncScope();
        var opening = await pipeline.OpenAsync(
            new GraphQLRequest($"query @freshness(mode: CACHE_ONLY) {query}"), scope.ServiceProvider, new Caller("test", Scopes, Visibility.All).Attach,
            TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        using var open = opening.Query!; // the query is right
        walk.Attach(open.Context);
        await using (walk)
        {
            do
                yield return JsonElement.Parse(ResponseWriter.ToJson(await open.ExecuteAsync())).GetProperty("data");
            while (walk.HasMore);
        }
    }

    public void ForgetStatements() => statements.Clear();

    /// <summary>The whole answer as JSON. Without a directive the operation never asks the vendor.</summary>
    public async Task<string> AnswerAsync(string query, string? variables = null)
    {
        await using var scope = services.CreateAsyncScope();
        var text = query.TrimStart().StartsWith('{') ? $"query @freshness(mode: CACHE_ONLY) {query}" : query;
        var request = new GraphQLRequest(text) { Variables = variables is null ? null : JsonElement.Parse(variables) };
        var result = await pipeline.ExecuteAsync(request, scope.ServiceProvider, new Caller("test", Scopes, Visibility.All).Attach, TestContext.Current.CancellationToken);
        return ResponseWriter.ToJson(result);
    }

    /// <summary>The <c>data</c> of an answer that must have no errors.</summary>
    public async Task<JsonElement> DataAsync(string query, string? variables = null)
    {
        var answer = JsonElement.Parse(await AnswerAsync(query, variables));
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        subscriptions.ForEach(subscription => subscription.Dispose());
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: { Connection: { } connection } command } && connection.DataSource.StartsWith(folder, StringComparison.Ordinal)
            && !command.CommandText.Contains("FROM \"Coverage\"", StringComparison.Ordinal))
        {
            var values = command.Parameters.Cast<DbParameter>().Select(parameter => $"{parameter.ParameterName}={Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)}");
            statements.Enqueue($"{Spaces().Replace(command.CommandText, " ")} -- {string.Join(' ', values)}");
        }
    }

    /// <summary>SQLite's plan of a statement, one line a step.</summary>
    public async Task<string[]> PlanAsync(string sql)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CacheRequest>().ReadAsync(
            async (db, cancellationToken) =>
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + sql;
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var steps = new List<string>();
                while (await reader.ReadAsync(cancellationToken))
                {
                    steps.Add(reader.GetString(3));
                }

                return steps.ToArray();
            },
            TestContext.Current.CancellationToken);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The diagnostics of EF failed.", error);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
