using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GraphQLApi.IntegrationTests.Metrics.Oracle;

/// <summary>The vendor's records as it sends them, asked for by plain HTTP: none of the product's client takes part.</summary>
internal static class VendorRecords
{
    // HS256 over {"appId":"cs-00000000-0000-5000-8000-000000000001"} with "simulator-secret", signed by another tool.
    private const string Token =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhcHBJZCI6ImNzLTAwMDAwMDAwLTAwMDAtNTAwMC04MDAwLTAwMDAwMDAwMDAwMSJ9.GRBGLVA1CkeZlmjNXA0yD0kwGlgde3AvZz4q2g-acII";

    private const string Account = "64f000000000000000000001";

    // Below the vendor's 1,100 readable records of one window, even in a busy hour.
    private static readonly TimeSpan Window = TimeSpan.FromHours(6);

    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(Uri vendor, DateTime from, DateTime to)
    {
        using var client = new HttpClient { BaseAddress = vendor };
        client.DefaultRequestHeaders.Add("auth", Token);
        client.DefaultRequestHeaders.Add("accountId", Account);
        var byKey = new Dictionary<(string, string), JsonElement>();
        for (var start = from; start < to; start += Window)
        {
            for (var page = 0; page <= 10; page++)
            {
                var rows = await PageAsync(client, start, start + Window < to ? start + Window : to, page);
                foreach (var row in rows)
                    byKey[(Text(row, "sessionId"), row.TryGetProperty("conversationId", out _) ? Text(row, "conversationId") : "")] = row;
                if (rows.Length < 100)
                    break;
                Assert.NotEqual(10, page);
            }
        }

        return [.. byKey.Values];
    }

    private static async Task<JsonElement[]> PageAsync(HttpClient client, DateTime from, DateTime to, int page)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"startDate":"{{from:yyyy-MM-ddTHH:mm:ss}}","endDate":"{{to:yyyy-MM-ddTHH:mm:ss}}","timeZoneOffset":0,"selectedFields":["skills","customerinfo","userleveltags","sessionleveltags","campaigninfo","snoozeinfo"]}""");
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await client.PostAsync(
            new Uri($"/agentassist/api/public/analytics/account/{Account}/v2/interactionDetails?limit=100&offset={page}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return [.. JsonElement.Parse(text).GetProperty("data").EnumerateArray()];
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";
}
