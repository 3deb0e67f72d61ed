using System.Globalization;
using System.Text.Json;
using GraphQLApi.Testing;

namespace GraphQLApi.IntegrationTests.Sync;

/// <summary>The verb <c>simulate</c> in a process of its own: it outlives the servers that are killed, and counts on its own.</summary>
internal sealed class SimulatorProcess : ITestUpstream
{
    private readonly ServerProcess process;
    private readonly HttpClient client;

    private SimulatorProcess(ServerProcess process, Uri address)
    {
        this.process = process;
        BaseAddress = address;
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri BaseAddress { get; }

    public long Calls => Read("/simulator/counts").GetProperty("total").GetInt64();

    /// <summary>The most calls in any sliding 60 s, by the simulator's own count, refused ones included.</summary>
    public int MaximumPerMinute => Read("/simulator/counts").GetProperty("maximumPerMinute").GetInt32();

    public int RateLimited => Read("/simulator/counts").GetProperty("rateLimited").GetInt32();

    public static async Task<SimulatorProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var process = ServerProcess.Start(new Dictionary<string, string>(), ["simulate", "--port", "0", .. arguments]);
        return new SimulatorProcess(process, await process.Address);
    }

    /// <summary>Every record that starts in <c>[from, to)</c>, final, straight from the source.</summary>
    public async IAsyncEnumerable<JsonElement> RecordsAsync(DateTime from, DateTime to)
    {
        await using var lines = await client.GetStreamAsync(new Uri(
            string.Create(CultureInfo.InvariantCulture, $"/simulator/records?from={from:yyyy-MM-ddTHH:mm:ss}Z&to={to:yyyy-MM-ddTHH:mm:ss}Z"), UriKind.Relative));
        using var reader = new StreamReader(lines);
        while (await reader.ReadLineAsync() is { } line)
            yield return JsonElement.Parse(line);
    }

    public async Task SetFaultsAsync(string rules)
    {
        using var body = new StringContent(rules);
        using var answer = await client.PutAsync(new Uri("/simulator/faults", UriKind.Relative), body);
        Assert.Equal(204, (int)answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private JsonElement Read(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = client.Send(request);
        using var body = answer.Content.ReadAsStream();
        return JsonElement.Parse(new BinaryReader(body).ReadBytes(100_000));
    }
}
