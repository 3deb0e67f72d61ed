using System.Security.Cryptography;
using System.Text;

namespace GraphQLApi.Server.Auth;

/// <summary>
/// What is stored of a key: HMAC-SHA256 of its secret under a salt of its own. A slow hash as for passwords would buy nothing, since nobody can try
/// 2²⁵⁶ secrets, and would let strangers spend our CPU; the salt keeps equal secrets in two databases from looking equal.
/// </summary>
internal sealed record KeyHash(byte[] Salt, byte[] Hash)
{
    private const int SaltBytes = 16;

    /// <summary>Of a secret that nobody has: what an unknown key is compared with, so that it takes as long as a known one.</summary>
    public static KeyHash Nobodys { get; } = Of(RandomNumberGenerator.GetHexString(64));

    public static KeyHash Of(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new KeyHash(salt, HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(secret)));
    }

    /// <summary>Takes the same time wherever the two differ.</summary>
    public bool Matches(string secret) => CryptographicOperations.FixedTimeEquals(Hash, HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes(secret)));
}
