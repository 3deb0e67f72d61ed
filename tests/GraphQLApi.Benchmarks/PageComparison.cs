using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// DESIGN §6, rows 1 and 2, taking turns: one request to the hand-written endpoint, one to ours, so that whatever else the machine does meets both.
/// The ratio of a stretch is that of its medians; the spread of the stretches says how far to believe it.
/// </summary>
internal static class PageComparison
{
    private const int Sessions = 1_000_000;
    private const int WarmUp = 8_000; // the hand-written side needs some 6,000 until the runtime has settled
    private const int Stretches = 10;
    private const int Rounds = 1_000;

    public static async Task RunAsync()
    {
        await using var server = await BenchmarkServer.StartAsync(Sessions);
        foreach (var (name, twin, query) in new[] { ("flat", "/twin/page", PageBenchmarks.Page), ("nested", "/twin/nested", PageBenchmarks.Nested) })
        {
            await RequireSameBytesAsync(server.Client, twin, query);
            await MeasureAsync(server.Client, twin, query, WarmUp);
            var stretches = new List<(double Twin, double Ours)>();
            for (var i = 0; i < Stretches; i++)
            {
                stretches.Add(await MeasureAsync(server.Client, twin, query, Rounds));
            }

            var shares = stretches.ConvertAll(stretch => stretch.Twin / stretch.Ours);
            var (theirs, ours) = (await AllocatedAsync(server.Client, twin, query), await AllocatedAsync(server.Client, "/graphql", query));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: hand-written {Median(stretches.ConvertAll(stretch => stretch.Twin)):F1} µs, GraphQL {Median(stretches.ConvertAll(stretch => stretch.Ours)):F1} µs, "
                + $"share {Median(shares):F3} ({shares.Min():F3} to {shares.Max():F3} over {Stretches} stretches of {Rounds}); allocated {theirs / 1024:F1} and {ours / 1024:F1} KB"));
        }
    }

    private static async Task<(double Twin, double Ours)> MeasureAsync(HttpClient client, string twin, string query, int rounds)
    {
        var (theirs, ours) = (new List<double>(rounds), new List<double>(rounds));
        for (var round = 0; round < rounds; round++)
        {
            // Another month each time; each side is first as often as the other.
            if (round % 2 == 0)
            {
                theirs.Add(await TimeAsync(client, twin, query, round / 2));
                ours.Add(await TimeAsync(client, "/graphql", query, round / 2));
            }
            else
            {
                ours.Add(await TimeAsync(client, "/graphql", query, round / 2));
                theirs.Add(await TimeAsync(client, twin, query, round / 2));
            }
        }

        return (Median(theirs), Median(ours));
    }

    private static async Task<double> AllocatedAsync(HttpClient client, string path, string query)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var round = 0; round < Rounds; round++)
        {
            await TimeAsync(client, path, query, round);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Rounds;
    }

    private static async Task<double> TimeAsync(HttpClient client, string path, string query, int round)
    {
        var start = Stopwatch.GetTimestamp();
        await AskAsync(client, path, query, round);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static async Task<byte[]> AskAsync(HttpClient client, string path, string query, int round)
    {
        var from = GeneratedSessions.Start.AddMonths(round % 11);
        using var response = await client.PostAsJsonAsync(path, new { query, variables = new { from, to = from.AddMonths(1) } });
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static async Task RequireSameBytesAsync(HttpClient client, string twin, string query)
    {
        var (theirs, ours) = (await AskAsync(client, twin, query, 3), await AskAsync(client, "/graphql", query, 3));
        if (!theirs.AsSpan().SequenceEqual(ours))
        {
            throw new InvalidOperationException($"{twin} answers other bytes.");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
