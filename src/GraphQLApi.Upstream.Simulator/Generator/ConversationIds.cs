using System.Globalization;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>
/// Conversation ids in the vendor's form (<c>c-</c> 7-4-4-4-12, T15) that hide the start second in their last group: a single
/// conversation is found by generating its day, without an index over all time.
/// </summary>
internal static class ConversationIds
{
    private const uint Mask = 0x5bd1e995;

    public static string Create(long start, ulong random) => string.Create(
        CultureInfo.InvariantCulture,
        $"c-{random >> 36:x7}-{(random >> 20) & 0xffff:x4}-4{(random >> 8) & 0xfff:x3}-9{random & 0xfff:x3}-{(uint)start ^ Mask:x8}{(random >> 12) & 0xffff:x4}");

    public static bool TryReadStart(string id, out long start)
    {
        start = 0;
        if (id.Length != 37 || !id.StartsWith("c-", StringComparison.Ordinal)
            || !uint.TryParse(id.AsSpan(25, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var masked))
            return false;
        start = masked ^ Mask;
        return true;
    }
}
