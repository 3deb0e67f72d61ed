using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace GraphQLApi.Server.Auth;

/// <summary>Keys as issuers hand them out: a JSON Web Key Set, PEM, or a shared secret.</summary>
internal static class SigningKeyText
{
    /// <summary>What is wrong with a file; null where it holds a key for one of the algorithms.</summary>
    public static string? Problem(string file, string algorithms)
    {
        if (!File.Exists(file))
            return $"names '{file}', which does not exist.";
        try
        {
            var names = SigningAlgorithms.Split(algorithms);
            var keys = Read(File.ReadAllText(file), names);
            return keys.Any(key => names.Any(name => SigningAlgorithms.Fits(name, key))) ? null : $"'{file}' holds no key for {algorithms} that is large enough.";
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            return $"'{file}' cannot be used: {exception.Message}";
        }
    }

    /// <summary>All keys in it that may sign.</summary>
    /// <exception cref="FormatException">It is none of the three forms, or holds what must not be here; the message repeats nothing of it.</exception>
    public static IReadOnlyList<SecurityKey> Read(string text, IReadOnlyList<string> algorithms)
    {
        text = text.Trim();
        try
        {
            return text.StartsWith('{') ? ReadSet(text)
                : text.Contains("-----BEGIN ", StringComparison.Ordinal) ? [.. ReadPem(text)]
                : algorithms.All(SigningAlgorithms.IsSymmetric) && text.Length > 0 ? [new SymmetricSecurityKey(Encoding.UTF8.GetBytes(text))]
                : throw new FormatException("It is neither a JSON Web Key Set nor PEM.");
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or SecurityTokenException)
        {
            throw new FormatException("Its keys cannot be read.", exception);
        }
    }

    // A set may hold keys of other uses and kinds; those that fit no algorithm are never asked.
    private static SecurityKey[] ReadSet(string json) =>
        [.. new JsonWebKeySet(json).Keys.Where(key => key.Use is null or "" or JsonWebKeyUseNames.Sig)];

    private static IEnumerable<SecurityKey> ReadPem(string text)
    {
        for (var rest = text.AsMemory(); PemEncoding.TryFind(rest.Span, out var part); rest = rest[part.Location.End..])
            yield return ReadPart(rest[part.Location].ToString(), rest[part.Label].ToString());
    }

    private static SecurityKey ReadPart(string pem, string label)
    {
        if (label == "CERTIFICATE")
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey() is { } rsa ? OfRsa(rsa) : OfCurve(certificate.GetECDsaPublicKey() ?? throw new FormatException("A certificate holds neither an RSA nor an EC key."));
        }

        if (label is not ("PUBLIC KEY" or "RSA PUBLIC KEY"))
            throw new FormatException(label.Contains("PRIVATE", StringComparison.Ordinal) ? "It holds a private key, which belongs to the issuer alone." : $"It holds a {label}.");
        try
        {
            var key = RSA.Create();
            key.ImportFromPem(pem);
            return OfRsa(key);
        }
        catch (CryptographicException)
        {
            var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return OfCurve(key);
        }
    }

    private static RsaSecurityKey OfRsa(RSA key)
    {
        using (key)
            return new RsaSecurityKey(key.ExportParameters(includePrivateParameters: false));
    }

    private static ECDsaSecurityKey OfCurve(ECDsa key) => new(key);
}
