using GraphQLApi.Server.Settings;
using Microsoft.IdentityModel.Tokens;

namespace GraphQLApi.Server.Auth;

/// <summary>
/// The issuer's keys, from a file or its address. Read again when a token names one that is not among them, at most twice a minute, whoever asks;
/// and once an hour, so that a withdrawn key stops counting. While they cannot be read those known stay.
/// </summary>
internal sealed partial class SigningKeys(JwtOptions options, TimeProvider time, ILogger<SigningKeys> logger) : IDisposable
{
    private const long Never = long.MinValue;
    private const int LargestSet = 256 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<string> algorithms = SigningAlgorithms.Split(options.Algorithms);
    private readonly SemaphoreSlim reading = new(1, 1);

    // Not of the factory's: its log would hold the address, and a redirect could lead from https to http.
    private readonly Lazy<HttpClient> client = new(() => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = Patience, MaxResponseContentBufferSize = LargestSet,
    });

    private volatile IReadOnlyList<SecurityKey> known = [];
    private long triedAt = Never;

    /// <summary>The keys that a token with this algorithm and key id may be signed with; without an id all that fit the algorithm.</summary>
    public async ValueTask<IReadOnlyList<SecurityKey>> FindAsync(string algorithm, string keyId, CancellationToken cancellationToken)
    {
        var found = Choose(algorithm, keyId);
        if (found.Count > 0 && !IsDue(Lifetime))
            return found;
        if (!IsDue(Pause))
            return found;
        await ReadAsync(cancellationToken);
        return Choose(algorithm, keyId);
    }

    public void Dispose()
    {
        reading.Dispose();
        if (client.IsValueCreated)
            client.Value.Dispose();
    }

    private List<SecurityKey> Choose(string algorithm, string keyId) =>
        [.. known.Where(key => SigningAlgorithms.Fits(algorithm, key) && (keyId.Length == 0 || string.IsNullOrEmpty(key.KeyId) || key.KeyId == keyId))];

    private bool IsDue(TimeSpan interval) => Volatile.Read(ref triedAt) is var at && (at == Never || time.GetElapsedTime(at) >= interval);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (!IsDue(Pause))
                return;
            Volatile.Write(ref triedAt, time.GetTimestamp());
            known = SigningKeyText.Read(await FetchAsync(), algorithms);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or UnauthorizedAccessException or FormatException)
        {
            Unreadable(logger, options.KeysFile.Length > 0 ? "Auth:Jwt:KeysFile" : "Auth:Jwt:JwksUrl", known.Count, exception.Message);
        }
        finally
        {
            reading.Release();
        }
    }

    // Not the token of the request: others wait for the same keys.
    private Task<string> FetchAsync() => options.KeysFile.Length > 0
        ? File.ReadAllTextAsync(options.KeysFile, CancellationToken.None)
        : client.Value.GetStringAsync(new Uri(options.JwksUrl), CancellationToken.None);

    [LoggerMessage(5010, LogLevel.Warning, "The keys of {Setting} cannot be read, so the {Count} known ones stay: {Reason}")]
    private static partial void Unreadable(ILogger logger, string setting, int count, string reason);
}
