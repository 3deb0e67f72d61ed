using System.Security.Cryptography;
using System.Text;

namespace GraphQLApi.Cache.Derivation;

/// <summary>The keyed hash that stands for a customer: 128 bits of HMAC-SHA256 in hex, joinable within one database only (SEMANTICS §7.4).</summary>
internal static class CustomerKey
{
    private const int Bytes = 16;

    /// <summary>Of the phone's digits, else the lower-case e-mail, else the user id; null without any of them.</summary>
    public static string? Derive(byte[] secret, string? phone, string? email, string? userId)
    {
        var digits = phone is null ? "" : string.Concat(phone.Where(char.IsAsciiDigit));
        var identity = digits.Length > 0 ? digits : email?.ToLowerInvariant() ?? userId;
        if (identity is null)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(identity), hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
