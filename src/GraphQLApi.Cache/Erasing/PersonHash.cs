using System.Security.Cryptography;
using System.Text;
using GraphQLApi.Cache.Derivation;

namespace GraphQLApi.Cache.Erasing;

/// <summary>
/// What a tombstone keeps of a person: hashes under the database's own secret, other ones than <c>Customer.key</c>, so that a key noted down
/// before the erasure leads nowhere.
/// </summary>
internal static class PersonHash
{
    // Longer than any number, address or id: what is longer is a text.
    private const int LongestIdentity = 200;

    private const int Bytes = 16;

    public static string OfCustomer(byte[] secret, string customerKey) => Of(secret, "erased customer ", customerKey);

    public static string OfUser(byte[] secret, string userId) => Of(secret, "erased user ", userId);

    /// <summary>Every tombstone that a text could fall under: as the id of a session or conversation, as a user's id, and as what a customer's key is made of.</summary>
    public static IEnumerable<string> Candidates(byte[] secret, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestIdentity)
        {
            yield break;
        }

        var identity = text.Trim();
        yield return identity;
        yield return OfUser(secret, identity);
        foreach (var key in new[]
        {
            CustomerKey.Derive(secret, identity, null, null), CustomerKey.Derive(secret, null, identity, null), CustomerKey.Derive(secret, null, null, identity),
        })
        {
            if (key is not null)
            {
                yield return OfCustomer(secret, key);
            }
        }
    }

    /// <summary>Stands for a content hash whose content must not be guessed from it: still equal for equal content.</summary>
    public static byte[] OfContent(byte[] secret, byte[] contentHash) => HMACSHA256.HashData(secret, contentHash)[..Bytes];

    private static string Of(byte[] secret, string kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(kind + value)).AsSpan(0, Bytes));
}
