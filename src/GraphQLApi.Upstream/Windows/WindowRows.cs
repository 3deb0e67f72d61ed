using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Upstream.Windows;

/// <summary>The rows of one window while its pages arrive: merged, put inside the window's bounds, and used to guess how many there will be.</summary>
internal sealed class WindowRows(TimeWindow window, int timeZoneOffset)
{
    // From fewer rows a density says nothing.
    private const int FewestForDensity = 20;

    private readonly Dictionary<(string?, string?), int> pages = [];
    private readonly List<InteractionDto> inside = [];
    private readonly Run botOnly = new();
    private readonly Run agent = new();

    /// <summary>Different rows sent, those outside the bounds included: they too take up the vendor's 1,100.</summary>
    public int Sent { get; private set; }

    /// <summary>Rows left out because they start outside the window (SEMANTICS 1.1): the vendor's end is inclusive.</summary>
    public int Outside { get; private set; }

    public IReadOnlyList<InteractionDto> Inside => inside;

    /// <summary>A row came on two pages: something moved while they were read.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>A bot-only session came again as a conversation on a later page: it went from one run to the other, if it did so just now.</summary>
    public bool HasHandover { get; private set; }

    public void Add(InteractionDto row, int page)
    {
        // The same row may come on two pages when rows arrived in between (T39). Without an id there is nothing to merge by.
        if (row.SessionId is not null && !pages.TryAdd((row.SessionId, row.ConversationId), page))
        {
            HasMoved |= pages[(row.SessionId, row.ConversationId)] != page;
            return;
        }

        HasHandover |= row.ConversationId is not null && row.SessionId is not null
            && pages.TryGetValue((row.SessionId, null), out var before) && before != page;

        Sent++;
        var start = WireTime.Parse(row.SessionStartTime, timeZoneOffset);
        (row.ConversationId is null ? botOnly : agent).Add(start);
        if (start is not { } time || window.Contains(time) || IsInsideById(row))
        {
            inside.Add(row);
        }
        else
        {
            Outside++;
        }
    }

    /// <summary>
    /// Rows to expect in the whole window. The vendor sends two sorted runs (CONTRACT §4.3): what came of a run so far covers a part
    /// of the window at the run's density. Only a guess for choosing window sizes: where rows come unsorted it says what was sent.
    /// </summary>
    public long Guess() => botOnly.Guess(window) + agent.Guess(window);

    // A server that ignores timeZoneOffset prints other times; the id still knows better.
    private bool IsInsideById(InteractionDto row) => WireTime.ObjectIdTime(row.SessionId) is { } time && window.Contains(time);

    private sealed class Run
    {
        private int count;
        private DateTimeOffset first = DateTimeOffset.MaxValue;
        private DateTimeOffset last = DateTimeOffset.MinValue;

        public void Add(DateTimeOffset? start)
        {
            count++;
            first = start < first ? start.Value : first;
            last = start > last ? start.Value : last;
        }

        public long Guess(TimeWindow window) =>
            count < FewestForDensity || last < first
                ? count
                : (long)(count * Math.Max(1, window.Length / (last - first + WindowSplitter.Shortest)));
    }
}
