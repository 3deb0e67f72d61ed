using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GraphQLApi.Cache.Derivation;

/// <summary>
/// Fingerprint of everything the vendor said of one session: equal means nothing to write (SEMANTICS §1.7). Over the records' bytes as received,
/// so no rule has to say what matters; not over the time of reading.
/// </summary>
internal static class ContentHash
{
    /// <summary>Raise it when the mapping writes other rows for the same records: every session is then rewritten at its next reading.</summary>
    private const byte MappingVersion = 1;

    private const int Bytes = 16;

    /// <param name="records">The records' JSON in canonical order, which is that of their conversation ids.</param>
    /// <param name="timeZoneOffset">Part of it: the same naive text means another time at another offset (trap T2).</param>
    public static byte[] Of(IReadOnlyList<ReadOnlyMemory<byte>> records, int timeZoneOffset)
    {
        var length = records.Sum(record => record.Length + sizeof(int)) + sizeof(int) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer[0] = MappingVersion;
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(1), timeZoneOffset);
            var position = sizeof(int) + 1;
            foreach (var record in records)
            {
                // The length in front keeps two records from hashing like one that joins them.
                BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(position), record.Length);
                record.Span.CopyTo(buffer.AsSpan(position + sizeof(int)));
                position += sizeof(int) + record.Length;
            }

            return SHA256.HashData(buffer.AsSpan(0, length))[..Bytes];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
