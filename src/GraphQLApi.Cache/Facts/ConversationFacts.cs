namespace GraphQLApi.Cache.Facts;

/// <summary>Conversations by their session's start.</summary>
public sealed class ConversationFacts : FactSegment
{
    /// <summary>Code of the final status.</summary>
    public int[] FinalStatus { get; internal set; } = [];

    /// <summary>Code of the campaign's id.</summary>
    public int[] CampaignId { get; internal set; } = [];

    /// <summary>Code of the campaign's name.</summary>
    public int[] CampaignName { get; internal set; } = [];

    /// <summary>Code of the last intent.</summary>
    public int[] LastIntent { get; internal set; } = [];

    /// <summary>Segments that ended by transfer.</summary>
    public int[] TransferCount { get; internal set; } = [];

    /// <summary>Sum over accepted segments; none without one.</summary>
    public FactMeasure Handle { get; internal set; } = FactMeasure.Empty;

    /// <summary>End − (hand-over, else start).</summary>
    public FactMeasure Duration { get; internal set; } = FactMeasure.Empty;

    /// <summary>1 to 5, or <see cref="FactSegment.NoValue"/>.</summary>
    public byte[] CsatScore { get; internal set; } = [];

    /// <summary>0 to 10, or <see cref="FactSegment.NoValue"/>.</summary>
    public byte[] NpsScore { get; internal set; } = [];

    /// <summary>First acceptance − session start; a conversation without it was not handled (<see cref="FactColumns.Handling"/>).</summary>
    public FactMeasure TimeToHuman { get; internal set; } = FactMeasure.Empty;

    /// <summary>Codes of the queues it visited (<see cref="FactColumns.Queues"/>).</summary>
    public FactList Queues { get; internal set; } = FactList.Empty;

    /// <summary>Codes of the agents it has a segment of, accepted or not (<see cref="FactColumns.Agents"/>).</summary>
    public FactList Agents { get; internal set; } = FactList.Empty;
}
