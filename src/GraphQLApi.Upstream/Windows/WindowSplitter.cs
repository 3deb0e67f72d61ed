namespace GraphQLApi.Upstream.Windows;

/// <summary>Cuts ranges into windows that the vendor answers. All edges are whole seconds; the pieces join without gap or overlap.</summary>
internal static class WindowSplitter
{
    /// <summary>The vendor's longest range (CONTRACT §3.3: 168 hours for date-times).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Below it a window cannot be cut: the vendor counts in seconds.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // 11 pages of 100 may be read; aiming lower leaves room for an uneven day.
    private const int AimedRows = 900;

    // A guess from few rows may be far off: never cut finer than this at once.
    private const int MostPieces = 24;

    public static IReadOnlyList<TimeWindow> Cut(TimeWindow range)
    {
        var whole = range.ToWholeSeconds();
        var windows = new List<TimeWindow>();
        for (var from = whole.From; from < whole.To; from += Longest)
        {
            windows.Add(new TimeWindow(from, from + Longest < whole.To ? from + Longest : whole.To));
        }

        return windows;
    }

    /// <summary>Cuts a window that did not fit into 2 to 24 pieces, by the guess of its rows.</summary>
    public static IReadOnlyList<TimeWindow> Split(TimeWindow window, long guessedRows)
    {
        var seconds = (long)(window.Length / Shortest);
        var pieces = Math.Min(seconds, Math.Clamp((guessedRows / AimedRows) + 1, 2, MostPieces));
        var windows = new List<TimeWindow>();
        for (long piece = 0; piece < pieces; piece++)
        {
            windows.Add(new TimeWindow(
                window.From.AddSeconds(seconds * piece / pieces), window.From.AddSeconds(seconds * (piece + 1) / pieces)));
        }

        return windows;
    }
}
