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

    /// <summary>A page count that was proven no longer holds: the server was exchanged while this process ran.</summary>
    public bool IsContradicted(IReadOnlyList<InteractionDto> first, IReadOnlyList<InteractionDto> second) =>
        mode == OffsetMode.Page && IsMovedByOne(first, second);

    /// <summary>The window's failure where neither way of counting brings the rows that follow the first page.</summary>
    public static UpstreamException Unclear() => new(
        UpstreamFailure.InvalidResponse,
        "The vendor's second page repeats the first whether offset counts pages or records: Upstream:OffsetMode cannot be right, and the window is not read.");

    /// <summary>
    /// Whether <paramref name="second"/>, asked for at offset 1, is <paramref name="first"/> moved by one record: they have all but one row in
    /// common, or most where rows arrived in between. Pages that follow each other share a few rows at worst.
    /// </summary>
    public static bool IsMovedByOne(IReadOnlyList<InteractionDto> first, IReadOnlyList<InteractionDto> second)
    {
        var keys = first.Select(row => (row.SessionId, row.ConversationId)).ToHashSet();
        var shared = second.Count(row => keys.Contains((row.SessionId, row.ConversationId)));
        return shared >= PageWalker.PageSize / 2 && second.Any(row => row.SessionId is not null);
    }
}
