using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// Issue 7: a year's queue visits as CSV over HTTP, flat and with nested objects, against hand-written endpoints that answer the same bytes. The two
/// take turns, so that whatever else the machine does meets both; then ours is read once more to see what it keeps in memory.
/// </summary>
internal static class ExportComparison
{
    private const int Rounds = 5;

    private const string Flat = "enterTime exitTime waitSeconds exitReason queueName";
    private const string Nested = "enterTime waitSeconds exitReason queue { name } conversation { channel } respondingAgent { handleSeconds agent { name } }";

    public static async Task RunAsync(params string[] arguments)
    {
        foreach (var sessions in arguments.Length > 0 ? [int.Parse(arguments[0], CultureInfo.InvariantCulture)] : new[] { 100_000, 1_000_000 })
        {
            await using var server = await BenchmarkServer.StartAsync(sessions);
            await CompareAsync(server.Client, sessions, "flat", Flat, "/twin/csv/flat");
            await CompareAsync(server.Client, sessions, "nested", Nested, "/twin/csv/nested");
        }
    }

    private static async Task CompareAsync(HttpClient client, int sessions, string name, string fields, string twin)
    {
        var question = $"query Visits {{ queueVisits(where: {{ enterTime: {{ gte: \"2025-01-01T00:00:00Z\", lt: \"2026-01-01T00:00:00Z\" }} }}) {{ nodes {{ {fields} }} }} }}";
        var (ours, theirs) = (new List<Reading>(), new List<Reading>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(await ReadAsync(client, () => new HttpRequestMessage(HttpMethod.Get, twin)));
            ours.Add(await ReadAsync(client, () => Ask(question)));
            if (ours[^1].Hash != theirs[^1].Hash)
                throw new InvalidOperationException($"The twin answers other bytes: {theirs[^1]} instead of {ours[^1]}.");
        }

        var (mine, other) = (Median(ours), Median(theirs));
        var memory = await ReadAsync(client, () => Ask(question), looksAtMemory: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sessions} sessions, {name}: {mine.Rows} rows, ours {mine.Rows / mine.Seconds:0} rows/s, by hand {other.Rows / other.Seconds:0} rows/s, share {other.Seconds / mine.Seconds:0.00}; "
            + $"first byte {mine.FirstByte * 1000:0} ms, by hand {other.FirstByte * 1000:0} ms; living objects {Megabytes(memory.Living[0])} MB at the begin, "
            + $"at most {Megabytes(memory.Living.Max())} MB, {Megabytes(memory.Living[^1])} MB at the end; working set {Environment.WorkingSet >> 20} MB"));
    }

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static HttpRequestMessage Ask(string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        return request;
    }

    private static async Task<Reading> ReadAsync(HttpClient client, Func<HttpRequestMessage> ask, bool looksAtMemory = false)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        using var response = await client.SendAsync(ask(), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        var (rows, hash, reads, first) = (-1, 17UL, 0, 0.0); // the header is no row
        var living = new List<long>();
        for (var read = await body.ReadAsync(buffer); read > 0; read = await body.ReadAsync(buffer))
        {
            first = first == 0 ? watch.Elapsed.TotalSeconds : first;
            foreach (var value in buffer.AsSpan(0, read))
            {
                hash = (hash * 31) + value;
                rows += value == '\n' ? 1 : 0;
            }

            // Collecting takes its time, so not while that is measured.
            if (looksAtMemory && reads++ % 64 == 0)
                living.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        return new Reading(rows, watch.Elapsed.TotalSeconds, first, hash, living);
    }

    private static Reading Median(List<Reading> readings) => readings.OrderBy(reading => reading.Seconds).ElementAt(readings.Count / 2);

    private sealed record Reading(int Rows, double Seconds, double FirstByte, ulong Hash, IReadOnlyList<long> Living);
}
