using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GraphQLApi.Testing;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

/// <summary>A stand-in on a free port with a clock that stands still, and a caller that speaks plain HTTP, not through our client.</summary>
internal sealed class Vendor : IAsyncDisposable
{
    // HS256 over {"appId":"cs-00000000-0000-5000-8000-000000000001"} with "simulator-secret", signed by another tool.
    public const string Token =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhcHBJZCI6ImNzLTAwMDAwMDAwLTAwMDAtNTAwMC04MDAwLTAwMDAwMDAwMDAwMSJ9.GRBGLVA1CkeZlmjNXA0yD0kwGlgde3AvZz4q2g-acII";

    public const string Account = "64f000000000000000000001";
    public const string Bot = "st-00000000-0000-5000-8000-000000000001";
    public const string Details = "/agentassist/api/public/analytics/account/64f000000000000000000001/v2/interactionDetails";
    public const string Feed = "/api/public/bot/st-00000000-0000-5000-8000-000000000001/intentrealtimedata";
    public const string Conversations = "/agentassist/api/v1/public/st-00000000-0000-5000-8000-000000000001/conversations";
    public const string AllBlocks = """["skills","customerinfo","userleveltags","sessionleveltags","campaigninfo","snoozeinfo"]""";

    private readonly string? recordsFile;

    private Vendor(SimulatorApp app, ManualTimeProvider clock, string? recordsFile)
    {
        App = app;
        Clock = clock;
        this.recordsFile = recordsFile;
    }

    public SimulatorApp App { get; }

    public ManualTimeProvider Clock { get; }

    public static async Task<Vendor> StartAsync(SimulatorOptions? options = null, string now = "2026-03-04T12:00:00Z")
    {
        var clock = new ManualTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var app = await SimulatorApp.StartAsync(options ?? new SimulatorOptions(), clock, TestContext.Current.CancellationToken);
        return new Vendor(app, clock, null);
    }

    public static async Task<Vendor> ReplayAsync(IEnumerable<string> records, SimulatorOptions? options = null, string now = "2026-03-04T12:00:00Z")
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, records, TestContext.Current.CancellationToken);
        var clock = new ManualTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var app = await SimulatorApp.StartAsync((options ?? new SimulatorOptions()) with { RecordsFile = file }, clock, TestContext.Current.CancellationToken);
        return new Vendor(app, clock, file);
    }

    public static string Body(string from, string to, int offset = 0, string selected = AllBlocks, string more = "") =>
        $$"""{"startDate":"{{from}}","endDate":"{{to}}","timeZoneOffset":{{offset}},"selectedFields":{{selected}}{{more}}}""";

    /// <summary>The whole response of the feed, for tests of headers.</summary>
    public async Task<HttpResponseMessage> FeedAsync()
    {
        using var client = new HttpClient { BaseAddress = App.BaseAddress };
        client.DefaultRequestHeaders.Add("auth", Token);
        client.DefaultRequestHeaders.Add("accountId", Account);
        return await client.PostAsync(new Uri(Feed, UriKind.Relative), null, TestContext.Current.CancellationToken);
    }

    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var client = new HttpClient { BaseAddress = App.BaseAddress };
        (string Name, string? Value)[] usual = [("auth", Token), ("accountId", Account)];
        foreach (var (name, value) in usual.Where(header => headers.All(given => given.Name != header.Name)).Concat(headers))
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<(int Status, string Body)> PostAsync(string body, string query = "") => SendAsync(HttpMethod.Post, Details + query, body);

    public async Task<List<JsonElement>> PageAsync(string body, string query = "")
    {
        var (status, text) = await PostAsync(body, query);
        Assert.Equal(200, status);
        return [.. JsonElement.Parse(text).GetProperty("data").EnumerateArray()];
    }

    /// <summary>Every page that the vendor lets a caller read of a range.</summary>
    public async Task<List<JsonElement>> AllPagesAsync(string from, string to)
    {
        var rows = new List<JsonElement>();
        for (var page = 0; page <= 10; page++)
        {
            var part = await PageAsync(Body(from, to), $"?limit=100&offset={page}");
            rows.AddRange(part);
            if (part.Count < 100)
                break;
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (recordsFile is not null)
            File.Delete(recordsFile);
    }
}
