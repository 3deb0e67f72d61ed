using GraphQLApi.Upstream.Wire;
using Microsoft.Extensions.Logging;

namespace GraphQLApi.Upstream.Windows;

/// <summary>One call: the rows at an offset.</summary>
internal delegate Task<IReadOnlyList<InteractionDto>> PageReader(int offset, CancellationToken cancellationToken);

/// <param name="Records">Rows inside the window.</param>
/// <param name="Fits">False: the vendor may hold more rows than it lets anybody page to.</param>
/// <param name="GuessedRows">How many rows the window may hold; for choosing smaller windows.</param>
/// <param name="Calls">Pages asked for.</param>
/// <param name="HasMoved">Rows moved between the pages while they were read: one may have been skipped.</param>
/// <param name="HasHandover">The same, if the window was still open: a session stands among the bot-only rows and among the agents' rows.</param>
internal sealed record WalkedWindow(
    IReadOnlyList<InteractionDto> Records, bool Fits, long GuessedRows, int Calls, bool HasMoved = false, bool HasHandover = false);

/// <summary>By how much a guess must exceed what fits before a window is given up.</summary>
internal enum Patience
{
    /// <summary>Nothing is known of the window but its rows.</summary>
    Little = 1,

    /// <summary>Neighbouring time says that it fits: only rows that are far too dense say otherwise.</summary>
    Much = 4,

    /// <summary>It cannot be split anyway.</summary>
    ToTheEnd = int.MaxValue,
}

/// <summary>
/// Reads the pages of one window. `numResults` is not looked at (CONTRACT §4.3). A page ends the window when it holds fewer rows than the page size;
/// it may hold up to twice as many, where the vendor limits its two sources apart: then too fewer means that both are exhausted.
/// </summary>
internal sealed partial class PageWalker(OffsetCounting counting, int timeZoneOffset, ILogger logger)
{
    /// <summary>The vendor's largest page.</summary>
    public const int PageSize = 100;

    /// <summary>Offsets 0 to 10.</summary>
    public const int MostPages = 11;

    /// <summary>Rows that can be paged to; as many may be more.</summary>
    public const int MostRows = PageSize * MostPages;

    /// <param name="window">Whole seconds.</param>
    /// <param name="patience">How plain the rows so far must make it that the window will not fit, before it is given up.</param>
    /// <param name="read">Asks for one page.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public async Task<WalkedWindow> WalkAsync(TimeWindow window, Patience patience, PageReader read, CancellationToken cancellationToken)
    {
        var rows = new WindowRows(window, timeZoneOffset);
        var calls = 0;
        Task<IReadOnlyList<InteractionDto>> Call(int offset)
        {
            calls++;
            return read(offset, cancellationToken);
        }

        IReadOnlyList<InteractionDto> first = [];
        for (var page = 0; page < MostPages; page++)
        {
            var data = page == 1 ? await SecondPageAsync(Call) : await Call(counting.OffsetOf(page));
            if (page == 0)
            {
                first = data;
            }
            else if (page == 1 && (!counting.IsProven || counting.IsContradicted(first, data)))
            {
                data = await ProveAsync(first, data, Call);
            }

            foreach (var row in data)
            {
                rows.Add(row, page);
            }

            if (data.Count < PageSize)
            {
                return Finish(window, rows, rows.Sent < MostRows, calls);
            }

            // Every full page is a call of the account's budget: stop where the guess, more to be trusted with every page, says it is wasted.
            if (rows.Guess() > (MostRows + (MostRows / 2 * (MostPages - 1 - page) / MostPages)) * (double)patience)
            {
                return new WalkedWindow([], Fits: false, rows.Guess(), calls);
            }
        }

        return Finish(window, rows, fits: false, calls);
    }

    private WalkedWindow Finish(TimeWindow window, WindowRows rows, bool fits, int calls)
    {
        if (rows.Outside > 0)
        {
            LogOutside(logger, window, rows.Outside);
        }

        return new WalkedWindow(rows.Inside, fits, Math.Max(rows.Guess(), rows.Sent), calls, rows.HasMoved, rows.HasHandover);
    }

    /// <summary>Looks at the second page of the first window that has one, and returns the rows that really follow the first.</summary>
    private async Task<IReadOnlyList<InteractionDto>> ProveAsync(
        IReadOnlyList<InteractionDto> first, IReadOnlyList<InteractionDto> second, Func<int, Task<IReadOnlyList<InteractionDto>>> call)
    {
        if (counting.Mode == OffsetMode.Page)
        {
            if (!OffsetCounting.IsMovedByOne(first, second))
            {
                // An empty second page proves nothing: the window held exactly one page.
                if (second.Count > 0)
                {
                    counting.Prove(OffsetMode.Page);
                }

                return second;
            }

            LogCorrected(logger, OffsetMode.Page, OffsetMode.Record);
            counting.Prove(OffsetMode.Record);
            var next = await call(counting.OffsetOf(1));
            return OffsetCounting.IsMovedByOne(first, next) ? throw OffsetCounting.Unclear() : next;
        }

        if (second.Count > 0)
        {
            counting.Prove(OffsetMode.Record);
            return OffsetCounting.IsMovedByOne(first, second) ? throw OffsetCounting.Unclear() : second;
        }

        // Nothing at record 100: the end, or a server that took it for page 100.
        var probe = await call(1);
        if (probe.Count == 0 || OffsetCounting.IsMovedByOne(first, probe))
        {
            return [];
        }

        LogCorrected(logger, OffsetMode.Record, OffsetMode.Page);
        counting.Prove(OffsetMode.Page);
        return probe;
    }

    // Some servers refuse an offset beyond page 10 instead of answering with an empty page (CONTRACT §3.3).
    private async Task<IReadOnlyList<InteractionDto>> SecondPageAsync(Func<int, Task<IReadOnlyList<InteractionDto>>> call)
    {
        try
        {
            return await call(counting.OffsetOf(1));
        }
        catch (UpstreamException exception) when (
            exception.Failure == UpstreamFailure.Rejected && counting is { IsProven: false, Mode: OffsetMode.Record })
        {
            return [];
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "Upstream:OffsetMode is {Configured}, but the server counts as {Found}; going on with {Found}")]
    private static partial void LogCorrected(ILogger logger, OffsetMode configured, OffsetMode found);

    [LoggerMessage(2102, LogLevel.Debug, "Window {Window}: left out {Rows} rows that start outside it")]
    private static partial void LogOutside(ILogger logger, TimeWindow window, int rows);
}
