using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Upstream.Windows;

/// <summary>
/// Rows may move between pages while they are read (T39): a session that goes from its bot to an agent leaves one run and enters the other, and the
/// row at a page's edge is skipped. What moved shows on two pages, so then the window is read until another reading brings nothing new.
/// </summary>
internal static class SteadyReading
{
    // Rows that keep moving are read again anyway while their window is hot.
    private const int MostWalks = 4;

    public static async Task<WalkedWindow> ReadAsync(Func<Task<WalkedWindow>> walk, bool isClosed)
    {
        var walked = await walk();
        if (!walked.Fits || !(walked.HasMoved || (walked.HasHandover && !isClosed)))
        {
            return walked;
        }

        var rows = ByKey(walked.Records);
        var calls = walked.Calls;
        for (var again = 1; again < MostWalks; again++)
        {
            walked = await walk();
            calls += walked.Calls;
            if (!walked.Fits)
            {
                return walked with { Calls = calls };
            }

            var known = rows.Count;
            foreach (var (key, row) in ByKey(walked.Records))
            {
                rows[key] = row;
            }

            if (rows.Count == known)
            {
                break;
            }
        }

        return walked with { Records = [.. rows.Values, .. walked.Records.Where(row => row.SessionId is null)], Calls = calls };
    }

    private static Dictionary<(string?, string?), InteractionDto> ByKey(IEnumerable<InteractionDto> rows) =>
        rows.Where(row => row.SessionId is not null).ToDictionary(row => (row.SessionId, row.ConversationId));
}
