using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQLApi.Upstream.Windows;
using GraphQLApi.Upstream.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphQLApi.Upstream;

/// <summary>The vendor's REST API as three typed calls. Failures are <see cref="UpstreamException"/>; safe for concurrent use.</summary>
public sealed partial class UpstreamClient
{
    // Handovers from bot to agent happen within minutes; a day leaves room for answers to an e-mail.
    private static readonly TimeSpan StillMoving = TimeSpan.FromDays(1);

    private readonly VendorCalls calls;
    private readonly UpstreamOptions options;
    private readonly UpstreamMonitor monitor;
    private readonly VendorClock clock;
    private readonly ILogger<UpstreamClient> logger;
    private readonly OffsetCounting counting;

    internal UpstreamClient(
        VendorCalls calls, UpstreamMonitor monitor, IOptions<UpstreamOptions> options, VendorClock clock, ILogger<UpstreamClient> logger)
    {
        this.monitor = monitor;
        this.calls = calls;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
        counting = new OffsetCounting(this.options.OffsetMode);
    }

    /// <summary>
    /// Reads every record that starts in <paramref name="range"/> and yields finished windows in time order, so that each can be stored before
    /// the next is asked for. The range is widened to whole seconds and cut at 7 days; a window that does not fit the vendor's 1,100 records is
    /// split, down to one second. Records of other bots than <paramref name="botId"/> may be among them (SEMANTICS 1.9).
    /// </summary>
    /// <exception cref="ArgumentException">The range is empty or ends before it starts.</exception>
    public IAsyncEnumerable<WindowReading> ReadInteractionsAsync(TimeWindow range, string botId, CallLane lane, CancellationToken cancellationToken) =>
        ReadInteractionsAsync(range, botId, lane, isExpectedToFit: false, cancellationToken);

    /// <summary>
    /// As above, for a caller who knows what neighbouring time held: where the range <paramref name="isExpectedToFit"/> one window, it is read on
    /// when its first rows lie denser than that. A morning at the end of a quiet night does.
    /// </summary>
    /// <exception cref="ArgumentException">The range is empty or ends before it starts.</exception>
    public async IAsyncEnumerable<WindowReading> ReadInteractionsAsync(
        TimeWindow range, string botId, CallLane lane, bool isExpectedToFit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(botId);
        if (range.To <= range.From)
        {
            throw new ArgumentException($"The range {range} holds no time.", nameof(range));
        }

        var pending = new Stack<TimeWindow>(WindowSplitter.Cut(range).Reverse());
        var spent = 0;
        while (pending.TryPop(out var window))
        {
            var startedAt = clock.GetOwnUtcNow();
            var canBeSplit = window.Length > WindowSplitter.Shortest;
            var walked = await WalkAsync(window, window.To, botId, lane, isExpectedToFit, cancellationToken);
            isExpectedToFit &= walked.Fits;
            spent += walked.Calls;
            if (!walked.Fits && canBeSplit)
            {
                foreach (var part in WindowSplitter.Split(window, walked.GuessedRows).Reverse())
                {
                    pending.Push(part);
                }

                continue;
            }

            if (!walked.Fits)
            {
                (walked, var extra) = await WalkSecondAloneAsync(window, walked, botId, lane, cancellationToken);
                spent += extra;
            }

            LogWindow(logger, window, walked.Records.Count, spent, !walked.Fits);
            yield return new WindowReading(window, walked.Records, IsSaturated: !walked.Fits, clock.Correct(startedAt), spent);
            spent = 0;
        }
    }

    /// <summary>
    /// What the server counts with `offset`, found out with two calls; null where <paramref name="window"/> has no second page. The window may be
    /// 7 days long; more of it than the first two pages is not read.
    /// </summary>
    public async Task<OffsetMode?> FindOffsetModeAsync(TimeWindow window, string botId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(botId);
        var first = await ReadPageAsync(window.From, window.To, 0, botId, CallLane.Interactive, cancellationToken);
        if (first.Count < PageWalker.PageSize)
        {
            return null;
        }

        // Offset 1 is the second page, or the first one moved by a record: either way of counting answers to it.
        var second = await ReadPageAsync(window.From, window.To, 1, botId, CallLane.Interactive, cancellationToken);
        return OffsetCounting.IsMovedByOne(first, second) ? OffsetMode.Record : second.Count > 0 ? OffsetMode.Page : null;
    }

    /// <summary>
    /// Reads one conversation of <paramref name="botId"/>. Null where the vendor does not know it, in any of its ways to say so: 404, 204,
    /// 400 with its envelope, an empty body, `null` or `{}` (CONTRACT §3.3). Not for bot-only records: they have no conversation.
    /// </summary>
    public async Task<ConversationDto?> GetConversationAsync(
        string botId, string conversationId, CallLane lane, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(botId);
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        var path = $"agentassist/api/v1/public/{Uri.EscapeDataString(botId)}/conversations/{Uri.EscapeDataString(conversationId)}";
        var answer = await calls.SendAsync(HttpMethod.Get, VendorEndpoint.Conversation, options.BaseUrl, path, botId, null, lane, cancellationToken);
        var isUnknown = answer.Status is HttpStatusCode.NotFound or HttpStatusCode.NoContent
            || (answer.Status == HttpStatusCode.BadRequest && answer.Envelope() is { } envelope && !VendorFailures.IsUnknownBot(envelope))
            || (answer.IsSuccess && answer.Body.Length == 0);
        if (isUnknown)
        {
            calls.Succeeded();
            return null;
        }

        return calls.Read(answer, WireDocument.ReadConversation);
    }

    /// <summary>The latest 25 finished sessions of <paramref name="botId"/>; two elements may share an id and differ (T21).</summary>
    public async Task<IReadOnlyList<RealtimeSessionDto>> GetRealtimeSessionsAsync(
        string botId, CallLane lane, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(botId);
        var host = options.RealtimeBaseUrl.Length > 0 ? options.RealtimeBaseUrl : options.BaseUrl;
        var path = $"api/public/bot/{Uri.EscapeDataString(botId)}/intentrealtimedata";
        var answer = await calls.SendAsync(HttpMethod.Post, VendorEndpoint.RealtimeFeed, host, path, botId, [], lane, cancellationToken);
        if (answer.Status == HttpStatusCode.MethodNotAllowed)
        {
            // The older document says GET while its own example posts (CONTRACT §5).
            answer = await calls.SendAsync(HttpMethod.Get, VendorEndpoint.RealtimeFeed, host, path, botId, null, lane, cancellationToken);
        }

        return calls.Read(answer, WireDocument.ReadRealtimeSessions);
    }

    private async Task<WalkedWindow> WalkAsync(
        TimeWindow window, DateTimeOffset end, string botId, CallLane lane, bool isExpectedToFit, CancellationToken cancellationToken)
    {
        var patience = window.Length <= WindowSplitter.Shortest ? Patience.ToTheEnd : isExpectedToFit ? Patience.Much : Patience.Little;
        var walker = new PageWalker(counting, options.TimeZoneOffset, logger);
        var walked = await SteadyReading.ReadAsync(() => walker.WalkAsync(
            window,
            patience,
            (offset, token) => ReadPageAsync(window.From, end, offset, botId, lane, token),
            cancellationToken), isClosed: window.To < clock.GetUtcNow() - StillMoving);
        if (counting.IsProven)
        {
            monitor.CountsOffsetAs(counting.Mode);
        }

        return walked;
    }

    /// <summary>
    /// The end is inclusive at the vendor, so one second is asked together with the next: only asked alone can it be told from a burst beside
    /// it. A server that takes the end as exclusive answers that with nothing; then what came before stands.
    /// </summary>
    private async Task<(WalkedWindow Walked, int Calls)> WalkSecondAloneAsync(
        TimeWindow second, WalkedWindow withNext, string botId, CallLane lane, CancellationToken cancellationToken)
    {
        var alone = await WalkAsync(second, second.From, botId, lane, isExpectedToFit: false, cancellationToken);
        return (alone.Records.Count > 0 || withNext.Records.Count == 0 ? alone : withNext, alone.Calls);
    }

    private async Task<IReadOnlyList<InteractionDto>> ReadPageAsync(
        DateTimeOffset from, DateTimeOffset to, int offset, string botId, CallLane lane, CancellationToken cancellationToken)
    {
        var zone = options.TimeZoneOffset;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new InteractionsRequest(WireTime.Format(from, zone), WireTime.Format(to, zone), zone),
            WireJsonContext.Default.InteractionsRequest);
        var path = $"agentassist/api/public/analytics/account/{options.AccountId}/v2/interactionDetails?offset={offset}&limit={PageWalker.PageSize}";
        var answer = await calls.SendAsync(HttpMethod.Post, VendorEndpoint.InteractionDetails, options.BaseUrl, path, botId, body, lane, cancellationToken);
        return calls.Read(answer, WireDocument.ReadInteractions);
    }

    [LoggerMessage(2103, LogLevel.Debug, "Window {Window}: {Records} records in {Calls} calls, saturated: {IsSaturated}")]
    private static partial void LogWindow(ILogger logger, TimeWindow window, int records, int calls, bool isSaturated);
}
