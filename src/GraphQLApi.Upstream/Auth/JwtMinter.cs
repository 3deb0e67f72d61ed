using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphQLApi.Upstream.Auth;

/// <summary>Signs the token that the header `auth` carries: HS256, header exactly `{"alg":"HS256","typ":"JWT"}` (CONTRACT §2.2).</summary>
internal static class JwtMinter
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Mint(string clientId, string clientSecret, JwtOptions options, DateTimeOffset now, string tokenId)
    {
        var signed = $"{Header}.{Base64Url.EncodeToString(Claims(clientId, options, now, tokenId))}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static byte[] Claims(string clientId, JwtOptions options, DateTimeOffset now, string tokenId)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(options.ClientIdClaim, clientId);
            WriteIfSet(writer, "sub", options.Subject);
            WriteIfSet(writer, "aud", options.Audience);
            if (options.Lifetime > TimeSpan.Zero)
            {
                writer.WriteNumber("iat", now.ToUnixTimeSeconds());
                writer.WriteNumber("exp", (now + options.Lifetime).ToUnixTimeSeconds());
            }

            WriteIfSet(writer, "jti", options.SendTokenId ? tokenId : "");
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string claim, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(claim, value);
        }
    }
}
