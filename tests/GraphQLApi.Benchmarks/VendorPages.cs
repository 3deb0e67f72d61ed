using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphQLApi.Upstream.Auth;
using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Benchmarks;

/// <summary>The pages of a range as the simulator sends them, kept in memory: what the hand-written twin of the backfill starts from.</summary>
internal static class VendorPages
{
    // A quarter of an hour of the densest account here fits one window.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static async Task<List<byte[]>> ReadAsync(SimulatorApp simulator, DateTime from, DateTime to)
    {
        var options = new SimulatorOptions();
        using var client = new HttpClient { BaseAddress = simulator.BaseAddress };
        client.DefaultRequestHeaders.Add("auth", JwtMinter.Mint(options.ClientId, options.ClientSecret, new JwtOptions { Lifetime = TimeSpan.FromHours(2) }, TimeProvider.System.GetUtcNow(), "pages"));
        client.DefaultRequestHeaders.Add("accountId", options.AccountId);
        client.DefaultRequestHeaders.Add("iId", options.BotId);
        List<byte[]> pages = [];
        for (var start = from; start < to; start += Window)
        {
            for (var offset = 0; ; offset++)
            {
                pages.Add(await ReadPageAsync(client, options.AccountId, start, offset));
                using var page = JsonDocument.Parse(pages[^1]);
                if (page.RootElement.GetProperty("data").GetArrayLength() < 100)
                {
                    break;
                }
            }
        }

        return pages;
    }

    private static async Task<byte[]> ReadPageAsync(HttpClient client, string accountId, DateTime start, int offset)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"startDate":"{{start:yyyy-MM-dd HH:mm:ss}}","endDate":"{{start + Window - TimeSpan.FromSeconds(1):yyyy-MM-dd HH:mm:ss}}","timeZoneOffset":0,"selectedFields":["skills","customerinfo","userleveltags","sessionleveltags","campaigninfo"]}""");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(
            new Uri($"agentassist/api/public/analytics/account/{accountId}/v2/interactionDetails?offset={offset}&limit=100", UriKind.Relative), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
