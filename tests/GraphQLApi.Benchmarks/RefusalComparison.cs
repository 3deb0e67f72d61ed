using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Server.Auth;
using GraphQLApi.Testing;

namespace GraphQLApi.Benchmarks;

/// <summary>
/// Whether the time of a refusal tells what was wrong, and whether wrong keys hurt others. The kinds take turns, so that what else the machine does
/// falls on all of them alike.
/// </summary>
internal static class RefusalComparison
{
    private const int Rounds = 2_000;
    private const int WrongPerSecond = 200;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        Console.WriteLine("| refused for | median | to the fastest |");
        Console.WriteLine("|---|---|---|");
        await CompareTokensAsync();
        await CompareKeysAsync();
    }

    private static async Task CompareTokensAsync()
    {
        using var issuer = new TokenIssuer();
        using var stranger = new TokenIssuer();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, issuer.Pem);
        await using var server = await BenchmarkServer.StartAsync(
            1_000, null, ("Auth:Mode", "Jwt"), ("Auth:Jwt:Issuer", "i"), ("Auth:Jwt:Audience", "a"), ("Auth:Jwt:KeysFile", file));
        var (good, parts) = (issuer.Sign(Claims(+300)), issuer.Sign(Claims(+300)).Split('.'));
        await CompareAsync(server, new()
        {
            ["token: another's key"] = stranger.Sign(Claims(+300)),
            ["token: expired"] = issuer.Sign(Claims(-3_600)),
            ["token: wrong audience"] = issuer.Sign(new { iss = "i", aud = "b", exp = Now() + 300 }),
            ["token: alg none"] = $"{TokenIssuer.Encode(Encoding.UTF8.GetBytes("""{"alg":"none"}"""))}.{parts[1]}.",
            ["token: encrypted"] = $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[1]}.{parts[2]}",
            ["token: truncated"] = good[..^10],
            ["token: no token"] = "x",
        });
        File.Delete(file);
    }

    private static async Task CompareKeysAsync()
    {
        await using var server = await BenchmarkServer.StartAsync(1_000, null, ("Auth:Mode", "Keys"));
        var store = server.Service<AccessKeyStore>();
        var (right, revoked, expired, other) = (await AddAsync(store), await AddAsync(store), await AddAsync(store, lasting: TimeSpan.FromSeconds(-1)), ApiKey.New());
        await store.RevokeAsync(revoked.Id, DateTimeOffset.FromUnixTimeSeconds(Now()).UtcDateTime, CancellationToken.None);
        await CompareAsync(server, new()
        {
            ["key: unknown"] = other.Text,
            ["key: wrong secret"] = new ApiKey(right.Id, other.Secret).Text,
            ["key: revoked"] = revoked.Text,
            ["key: expired"] = expired.Text,
            ["key: truncated"] = right.Text[..^10],
        });
        await FloodAsync(server, right.Text, new ApiKey(right.Id, other.Secret).Text);
    }

    private static async Task CompareAsync(BenchmarkServer server, Dictionary<string, string> wrong)
    {
        var times = wrong.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var round = -Rounds / 10; round < Rounds; round++)
        {
            foreach (var (name, credentials) in wrong)
            {
                var elapsed = await AskAsync(server, credentials, HttpStatusCode.Unauthorized);
                if (round >= 0)
                    times[name].Add(elapsed.TotalMicroseconds);
            }
        }

        var fastest = times.Values.Min(Median);
        foreach (var (name, all) in times)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(all):0} µs | {Median(all) / fastest:0.00} |"));
    }

    private static async Task FloodAsync(BenchmarkServer server, string right, string wrong)
    {
        await MedianOfAsync(server, right); // compiles what the others measure
        var idle = await MedianOfAsync(server, right);
        using var stop = new CancellationTokenSource();
        var flood = SendAsync(server, wrong, stop.Token);
        var flooded = await MedianOfAsync(server, right);
        await stop.CancelAsync();
        var refused = await flood / Watched.TotalSeconds;
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A caller with a key: {idle:0} µs alone, {flooded:0} µs beside {refused:0} wrong keys a second, ratio {flooded / idle:0.00}."));
    }

    private static async Task<double> MedianOfAsync(BenchmarkServer server, string right)
    {
        var times = new List<double>();
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Watched;)
            times.Add((await AskAsync(server, right, HttpStatusCode.OK)).TotalMicroseconds);
        return Median(times);
    }

    private static async Task<int> SendAsync(BenchmarkServer server, string wrong, CancellationToken stop)
    {
        var sent = 0;
        var sending = new List<Task>();
        for (var started = Stopwatch.GetTimestamp(); !stop.IsCancellationRequested;)
        {
            // Caught up with in bursts: a timer is not that exact.
            for (; sent < Stopwatch.GetElapsedTime(started).TotalSeconds * WrongPerSecond; sent++)
                sending.Add(AskAsync(server, wrong, HttpStatusCode.Unauthorized));
            await Task.Delay(5, CancellationToken.None);
        }

        await Task.WhenAll(sending);
        return sent;
    }

    private static async Task<TimeSpan> AskAsync(BenchmarkServer server, string credentials, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ sessions(first: 1) { nodes { id } } }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials);
        var started = Stopwatch.GetTimestamp();
        using var response = await server.Client.SendAsync(request);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return response.StatusCode == expected ? elapsed : throw new InvalidOperationException($"{response.StatusCode} instead of {expected}.");
    }

    private static async Task<ApiKey> AddAsync(AccessKeyStore store, TimeSpan? lasting = null)
    {
        var (key, now) = (ApiKey.New(), DateTimeOffset.FromUnixTimeSeconds(Now()).UtcDateTime);
        var hash = KeyHash.Of(key.Secret);
        await store.AddAsync(
            new AccessKeyRow { KeyId = key.Id, Name = "benchmark", Salt = hash.Salt, Hash = hash.Hash, Scopes = "read", CreatedAt = now, ExpiresAt = now + lasting }, CancellationToken.None);
        return key;
    }

    private static object Claims(int seconds) => new { iss = "i", aud = "a", exp = Now() + seconds, scope = "read" };

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
