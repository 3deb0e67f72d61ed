using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// Chooses and applies the coding of an answer (RFC 9110 §12.5.3). Answers hold no secret beside text of the caller's choosing, so there is
/// nothing that their length could betray (BREACH): no cookies, no tokens, and keys are never shown.
/// </summary>
internal static class ContentCoding
{
    public const string Brotli = "br";

    public const string Gzip = "gzip";

    /// <summary>Below this an answer fits into one packet either way, and coding it would only cost time.</summary>
    public const int SmallestBody = 1400;

    // A quarter of the default's time for a few per cent more bytes; 18 bits of window hold 256 KB.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 18;

    /// <summary>The coding the client wants most, on a tie the tighter; null for none.</summary>
    public static string? Choose(StringValues acceptEncoding)
    {
        if (StringValues.IsNullOrEmpty(acceptEncoding)
            || !StringWithQualityHeaderValue.TryParseList([.. acceptEncoding.OfType<string>()], out var codings))
            return null;
        var (brotli, gzip) = (Quality(Brotli, codings), Quality(Gzip, codings));
        if (brotli <= 0 && gzip <= 0)
            return null;
        return brotli >= gzip ? Brotli : Gzip;
    }

    public static PooledBuffer Encode(ReadOnlySpan<byte> body, string coding)
    {
        var encoded = new PooledBuffer(BrotliEncoder.GetMaxCompressedLength(body.Length));
        if (coding == Brotli && BrotliEncoder.TryCompress(body, encoded.GetSpan(), out var written, BrotliQuality, BrotliWindow))
        {
            encoded.Advance(written);
            return encoded;
        }

        using var stream = new GZipStream(new BufferStream(encoded), CompressionLevel.Fastest);
        stream.Write(body);
        return encoded;
    }

    // The name itself counts more than the asterisk.
    private static double Quality(string coding, IList<StringWithQualityHeaderValue> codings)
    {
        var named = codings.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? codings.FirstOrDefault(value => value.Value == "*");
        return named is null ? 0 : named.Quality ?? 1;
    }

    private sealed class BufferStream(PooledBuffer buffer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => buffer.Length;

        public override long Position { get => buffer.Length; set => throw new NotSupportedException(); }

        public override void Write(byte[] bytes, int offset, int count) => buffer.Write(bytes.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

        public override void Flush()
        {
            // Nothing is held back.
        }

        public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
