using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphQLApi.Upstream.Simulator.Access;

/// <summary>Checks the raw JWT of the header <c>auth</c> (CONTRACT §2.2, §3.2); the answer is the vendor's message or null when valid.</summary>
internal sealed class VendorToken(SimulatorOptions options)
{
    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.ClientSecret);

    public string? Refusal(string? token, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(token))
            return VendorMessages.InvalidCredentials;
        var parts = token.Split('.');
        if (parts.Length != 3 || Parse(parts[0]) is not { } header || Parse(parts[1]) is not { } claims)
            return VendorMessages.InvalidToken;
        if (Text(header, "alg") != "HS256" || !SignatureFits(token, parts[2]))
            return VendorMessages.InvalidCredentials;
        // CODE: a public client succeeds with iss in place of appId.
        if ((Text(claims, "appId") ?? Text(claims, "iss")) != options.ClientId || IsExpired(claims, now))
            return VendorMessages.InvalidCredentials;
        if (options.Profile.RequireJti && Text(claims, "jti") is null)
            return VendorMessages.InvalidCredentials;
        return options.Profile.ScopeGranted ? null : VendorMessages.WrongScope;
    }

    private bool SignatureFits(string token, string signature)
    {
        var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        return Decode(signature) is { } given && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(secret, signed));
    }

    private static bool IsExpired(JsonElement claims, DateTimeOffset now) =>
        claims.TryGetProperty("exp", out var exp) && (!exp.TryGetDouble(out var seconds) || seconds <= now.ToUnixTimeSeconds());

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(string part)
    {
        if (Decode(part) is not { } bytes)
            return null;
        try
        {
            var element = JsonElement.Parse(bytes);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
