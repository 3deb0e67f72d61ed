using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Upstream.Windows;

/// <summary>
/// Knows what the server counts with `offset`, and finds out when the setting is wrong (CONTRACT §4.1): a reader of pages loses all but
/// the first rows of a server that counts records, and the other way round. Shared by all windows; once proven it stays.
/// </summary>
internal sealed class OffsetCounting(OffsetMode configured)
{
    private volatile bool isProven;
    private volatile OffsetMode mode = configured;

    public bool IsProven => isProven;

    public OffsetMode Mode => mode;

    public int OffsetOf(int page) => mode == OffsetMode.Page ? page : page * PageWalker.PageSize;

    public void Prove(OffsetMode found)
    {
        mode = found;
        isProven = true;
    }

    /// <summary>
    /// Whether <paramref name="second"/>, asked for at offset 1, is <paramref name="first"/> moved by one record: at least page size − 1 rows in common.
    /// </summary>
    public static bool IsMovedByOne(IReadOnlyList<InteractionDto> first, IReadOnlyList<InteractionDto> second)
    {
        var keys = first.Select(row => (row.SessionId, row.ConversationId)).ToHashSet();
        return second.Count(row => keys.Contains((row.SessionId, row.ConversationId))) >= PageWalker.PageSize - 1;
    }
}
