using System.Runtime.CompilerServices;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Upstream;

/// <summary>The vendor's REST API as three typed calls. Failures are <see cref="UpstreamException"/>.</summary>
public sealed class UpstreamClient(TimeProvider clock)
{
    /// <summary>
    /// Reads every record that starts in <paramref name="range"/> and yields finished windows in time order, so that each can be stored before
    /// the next is asked for. A range is cut at 7 days; a window that does not fit the vendor's 1,100 records is bisected down to one second.
    /// </summary>
    public async IAsyncEnumerable<WindowReading> ReadInteractionsAsync(
        TimeWindow range, string botId, CallLane lane, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new WindowReading(range, [], false, clock.GetUtcNow(), 0);
    }

    /// <summary>Reads one conversation of <paramref name="botId"/>; null where the vendor does not know it.</summary>
    public Task<ConversationDto?> GetConversationAsync(
        string botId, string conversationId, CallLane lane, CancellationToken cancellationToken) => Task.FromException<ConversationDto?>(new NotSupportedException(clock.ToString()));

    /// <summary>The latest 25 finished sessions of <paramref name="botId"/>, newest first by the vendor's word; ids may repeat (T21).</summary>
    public Task<IReadOnlyList<RealtimeSessionDto>> GetRealtimeSessionsAsync(
        string botId, CallLane lane, CancellationToken cancellationToken) => Task.FromException<IReadOnlyList<RealtimeSessionDto>>(new NotSupportedException(clock.ToString()));
}
