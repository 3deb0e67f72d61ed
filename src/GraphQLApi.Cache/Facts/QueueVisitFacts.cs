namespace GraphQLApi.Cache.Facts;

/// <summary>Queue visits by their entry; those without an entry time are in no segment.</summary>
public sealed class QueueVisitFacts : FactSegment
{
    /// <summary>Code of the queue.</summary>
    public int[] Queue { get; internal set; } = [];

    /// <summary>A <see cref="Rows.QueueExitReason"/>.</summary>
    public byte[] ExitReason { get; internal set; } = [];

    /// <summary>Exit − enter; none where negative.</summary>
    public FactMeasure Wait { get; internal set; } = FactMeasure.Empty;

    /// <summary>Exit − <see cref="FactSegment.Time"/>, negative ones included; none where it has not left yet.</summary>
    public FactMeasure Exit { get; internal set; } = FactMeasure.Empty;

    /// <summary>Code of the agent who answered (<see cref="FactColumns.Agent"/>).</summary>
    public int[] Agent { get; internal set; } = [];
}
