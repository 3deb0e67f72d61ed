using System.IO.Compression;
using System.Text;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class RecordsFileTests
{
    private static readonly string BankFile =
        Environment.GetEnvironmentVariable("GRAPHQLAPI_TEST_RECORDS") ?? Path.Combine(Repository.Root, "../shared/data/bank-1999-01.jsonl.gz");

    private static readonly string Samples = Path.Combine(Repository.Root, "../shared/upstream/samples");

    [Theory]
    [InlineData("{", "line 2: Expected depth to be zero")]
    [InlineData("[1]", "line 2: a record needs a sessionId.")]
    [InlineData("""{"sessionId":"abc"}""", "line 2: a record needs a sessionStartTime (yyyy-MM-ddTHH:mm:ss, UTC) or an ObjectId as sessionId.")]
    public async Task A_line_that_is_no_record_is_named(string line, string message)
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(
            () => Vendor.ReplayAsync(["""{"sessionId":"a","sessionStartTime":"2026-03-01T00:00:00"}""", line]));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        var failure = await Assert.ThrowsAsync<FileNotFoundException>(() => Vendor.StartAsync(new SimulatorOptions { RecordsFile = "no-such.jsonl" }));
        Assert.Equal("Records file 'no-such.jsonl' does not exist.", failure.Message);
    }

    [Fact]
    public async Task Gzip_is_recognised_by_content_and_blank_lines_are_skipped()
    {
        var file = Path.GetTempFileName();
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF\n{\"sessionId\":\"a\",\"sessionStartTime\":\"2026-03-01T00:00:00\"}\r\n\n"), TestContext.Current.CancellationToken);
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RecordsFile = file });
        var body = (await vendor.PostAsync(Vendor.Body("2026-03-01", "2026-03-01"))).Body;
        File.Delete(file);
        Assert.Equal("""{"numResults":1,"data":[{"sessionId":"a","sessionStartTime":"2026-03-01T00:00:00"}]}""", body);
    }

    [Fact]
    public async Task The_bank_comes_out_whole_and_value_for_value()
    {
        Assert.SkipUnless(File.Exists(BankFile), $"no records file at {BankFile}");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { RecordsFile = BankFile, RequestsPerMinute = 0 });
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"loading took {watch.Elapsed}");
        var lines = new List<string>();
        var day = new DateTime(1999, 1, 1);
        for (var hour = 0; hour < 31 * 24; hour += 3)
        {
            var (from, to) = (day.AddHours(hour), day.AddHours(hour + 3).AddSeconds(-1));
            lines.AddRange((await vendor.AllPagesAsync($"{from:yyyy-MM-dd HH:mm:ss}", $"{to:yyyy-MM-dd HH:mm:ss}")).Select(row => row.GetRawText()));
        }

        Assert.Equal(31_359, lines.Count);
        Assert.Equal(30_161, lines.Count(line => line.Contains("\"conversationId\"", StringComparison.Ordinal)));
        Assert.Equal(27_060, lines.Count(line => line.Contains("\"respondingAgent\"", StringComparison.Ordinal)));
        await using var gzip = new GZipStream(File.OpenRead(BankFile), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var file = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(file.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        var (status, _) = await vendor.SendAsync(HttpMethod.Get, "/agentassist/api/v1/public/st-bank1999/conversations/c-AA0106-34054");
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task The_vendors_five_sample_rows_come_back_in_the_vendors_order_and_zone()
    {
        Assert.SkipUnless(Directory.Exists(Samples), $"no samples at {Samples}");
        var sample = await File.ReadAllTextAsync(Path.Combine(Samples, "interactionDetails.response.seed.json"), TestContext.Current.CancellationToken);
        var rows = JsonElement.Parse(sample).GetProperty("data").EnumerateArray().ToList();
        await using var vendor = await Vendor.ReplayAsync(rows.Select(ToUtc));
        var request = await File.ReadAllTextAsync(Path.Combine(Samples, "interactionDetails.request.seed.json"), TestContext.Current.CancellationToken);
        var answered = await vendor.PageAsync(request);
        Assert.Equal(rows.Count, answered.Count);
        Assert.All(rows.Zip(answered), pair => Assert.True(JsonElement.DeepEquals(pair.First, pair.Second), $"{pair.First}\n{pair.Second}"));
    }

    /// <summary>The sample was rendered at −330; what the bug shifted twice goes back twice.</summary>
    private static string ToUtc(JsonElement row)
    {
        var isShiftedTwice = !row.TryGetProperty("conversationId", out _) && !row.TryGetProperty("finalStatus", out _);
        return System.Text.RegularExpressions.Regex.Replace(
            JsonSerializer.Serialize(row),
            @"""(\w+)"":""(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)""",
            match =>
            {
                var minutes = match.Groups[1].Value == "sessionEndTime" && isShiftedTwice ? 660 : 330;
                var time = DateTime.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture).AddMinutes(-minutes);
                return $"\"{match.Groups[1].Value}\":\"{time:yyyy-MM-ddTHH:mm:ss}\"";
            });
    }
}
