using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphQLApi.Testing;

/// <summary>Signs tokens by hand, so that those can be made that no library makes.</summary>
public sealed class TokenIssuer : IDisposable
{
    private readonly RSA rsa = RSA.Create(2048);
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Pem => rsa.ExportSubjectPublicKeyInfoPem();

    public string CurvePem => curve.ExportSubjectPublicKeyInfoPem();

    /// <summary>The RSA key as a set, under <paramref name="keyId"/>.</summary>
    public string KeySet(string keyId)
    {
        var key = rsa.ExportParameters(false);
        return JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", use = "sig", kid = keyId, n = Encode(key.Modulus!), e = Encode(key.Exponent!) } } });
    }

    public string Sign(object payload, string algorithm = "RS256", string? keyId = null) => SignUnder(
        keyId is null ? $$"""{"alg":"{{algorithm}}","typ":"JWT"}""" : $$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{keyId}}"}""", payload, algorithm);

    /// <summary>A token with this very header.</summary>
    public string SignUnder(string header, object payload, string algorithm = "RS256")
    {
        var text = Encode(Encoding.UTF8.GetBytes(header)) + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(payload));
        return text + "." + Encode(Signature(algorithm, Encoding.ASCII.GetBytes(text)));
    }

    public void Dispose()
    {
        rsa.Dispose();
        curve.Dispose();
    }

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    // HS256 with the public key as the secret is the classic confusion.
    private byte[] Signature(string algorithm, byte[] text) => algorithm switch
    {
        "RS256" => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS512" => rsa.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "ES256" => curve.SignData(text, HashAlgorithmName.SHA256),
        "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Pem), text),
        _ => [],
    };
}
