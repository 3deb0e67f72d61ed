using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// What row limits cost: the same questions by a caller who sees everything and by one who sees one queue of eight, taking turns on one server, so
/// that whatever else the machine does meets both. Every round asks about another month.
/// </summary>
internal static class LimitComparison
{
    private const int Sessions = 1_000_000;
    private const int Rounds = 200;
    private const string Header = "X-Benchmark-Queue";

    private static readonly (string Name, string Query)[] Questions =
    [
        ("page of 50 sessions",
            "query Page($from: DateTime!, $to: DateTime!) { sessions(first: 50, where: { startTime: { gte: $from, lt: $to } }) "
            + "{ nodes { sessionId channel startTime endTime durationSeconds outcome finalStatus botId } pageInfo { hasNextPage } } }"),
        ("page of 50 sessions, nested visits",
            "query Nested($from: DateTime!, $to: DateTime!) { sessions(first: 50, where: { startTime: { gte: $from, lt: $to } }) "
            + "{ nodes { sessionId channel startTime queueVisits { waitSeconds queue { name } respondingAgent { agent { name } } } } pageInfo { hasNextPage } } }"),
        ("page of 50 visits",
            "query Visits($from: DateTime!, $to: DateTime!) { queueVisits(first: 50, where: { enterTime: { gte: $from, lt: $to } }) { nodes { enterTime waitSeconds exitReason queue { name } } } }"),
        ("visits by queue and day, warm",
            "query Metrics($from: DateTime!, $to: DateTime!) { queueMetrics(range: { between: { from: $from, to: $to } }, groupBy: [QUEUE], interval: { unit: DAY }) "
            + "{ rows { key { queue { queueId } } bucket { start } metrics { offered answered abandoned waitSeconds { p95: percentile(p: 95) } } } } }"),
    ];

    public static async Task RunAsync()
    {
        await using var server = await BenchmarkServer.StartAsync(Sessions, CallerOf);
        using var limited = new HttpClient { BaseAddress = server.Client.BaseAddress };
        limited.DefaultRequestHeaders.Add(Header, "qu-001");
        foreach (var (name, query) in Questions)
        {
            var (whole, some) = (new List<double>(), new List<double>());
            for (var round = -44; round < Rounds; round++)
            {
                var (one, other) = (await TimeAsync(server.Client, query, round + 44), await TimeAsync(limited, query, round + 44));
                if (round >= 0)
                {
                    whole.Add(one);
                    some.Add(other);
                }
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name}: everything {Median(whole):F2} ms, one queue {Median(some):F2} ms, ratio {Median(some) / Median(whole):F2} (n = {Rounds})"));
        }
    }

    private static Caller CallerOf(HttpContext http) => new(
        "benchmark", AccessScopes.All, http.Request.Headers[Header].ToString() is { Length: > 0 } queue ? new Visibility([queue], null) : Visibility.All);

    private static async Task<double> TimeAsync(HttpClient client, string query, int round)
    {
        var from = GeneratedSessions.Start.AddMonths(round % 11);
        var start = Stopwatch.GetTimestamp();
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables = new { from, to = from.AddMonths(1) } });
        var body = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        if (body.Contains("\"errors\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(body);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
