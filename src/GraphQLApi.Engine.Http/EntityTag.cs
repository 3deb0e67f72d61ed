using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// The validator of an answer to GET: a hash of its body. Weak, because the same answer has other bytes in another content coding
/// (RFC 9110 §8.8.1). It spares the bytes, not the work: only the finished body tells whether it is the old one.
/// </summary>
internal static class EntityTag
{
    public static string Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"W/\"{Base64Url.EncodeToString(hash[..16])}\"";
    }

    /// <summary>Whether the client holds this very answer (<c>If-None-Match</c>, weak comparison).</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch.OfType<string>()], out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
