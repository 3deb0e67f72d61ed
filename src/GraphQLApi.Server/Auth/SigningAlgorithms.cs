using Microsoft.IdentityModel.Tokens;

namespace GraphQLApi.Server.Auth;

/// <summary>Signature algorithms of tokens (RFC 7518 §3.1), each with the one kind of key that may be used with it.</summary>
internal static class SigningAlgorithms
{
    private const int SmallestRsa = 2048;
    private const int SmallestSecret = 256;

    private static readonly string[] Known =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha384, SecurityAlgorithms.HmacSha512,
    ];

    public static string List { get; } = string.Join(", ", Known);

    public static IReadOnlyList<string> Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool IsKnown(string name) => Known.Contains(name);

    public static bool IsSymmetric(string name) => name.StartsWith("HS", StringComparison.Ordinal);

    /// <summary>Whether a key is of the kind that the algorithm asks for, and large enough.</summary>
    public static bool Fits(string algorithm, SecurityKey key) => algorithm[..Math.Min(2, algorithm.Length)] switch
    {
        "RS" or "PS" => Kind(key) == JsonWebAlgorithmsKeyTypes.RSA && key.KeySize >= SmallestRsa,
        "ES" => Kind(key) == JsonWebAlgorithmsKeyTypes.EllipticCurve && IsCurve(algorithm, key.KeySize),
        "HS" => Kind(key) == JsonWebAlgorithmsKeyTypes.Octet && key.KeySize >= SmallestSecret,
        _ => false,
    };

    private static bool IsCurve(string algorithm, int bits) => algorithm switch
    {
        SecurityAlgorithms.EcdsaSha256 => bits == 256,
        SecurityAlgorithms.EcdsaSha384 => bits == 384,
        // A key set's 66 bytes are counted as 528.
        _ => bits is 521 or 528,
    };

    private static string? Kind(SecurityKey key) => key switch
    {
        RsaSecurityKey => JsonWebAlgorithmsKeyTypes.RSA,
        ECDsaSecurityKey => JsonWebAlgorithmsKeyTypes.EllipticCurve,
        SymmetricSecurityKey => JsonWebAlgorithmsKeyTypes.Octet,
        JsonWebKey json => json.Kty,
        _ => null,
    };
}
