using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Derivation;

/// <summary>One element of <c>destinations</c>: a visit, perhaps with its segment, or a segment alone; neither where the vendor left out the key.</summary>
/// <param name="Ordinal">Zero-based index in the vendor's list.</param>
/// <param name="Visit">Set for a QueueEntry.</param>
/// <param name="Segment">The bare segment, or the visit's responding agent.</param>
/// <param name="Start">Entry, else assignment, else acceptance: where the destination before it ends.</param>
internal sealed record DestinationPart(int Ordinal, QueueVisitRow? Visit, AgentSegmentRow? Segment, DateTime? Start)
{
    public bool IsBareSegment => Visit is null && Segment is { IsInQueueVisit: false };

    public bool IsAccepted => Segment?.AcceptedTime is not null;
}
