namespace GraphQLApi.Cache.Facts;

/// <summary>Agent segments by acceptance, else assignment, else their conversation's start.</summary>
public sealed class AgentSegmentFacts : FactSegment
{
    /// <summary>Code of the agent.</summary>
    public int[] Agent { get; internal set; } = [];

    /// <summary>Code of the queue it is counted under.</summary>
    public int[] Queue { get; internal set; } = [];

    /// <summary>Accepted; then <see cref="FactSegment.Time"/> is the acceptance.</summary>
    public bool[] IsAccepted { get; internal set; } = [];

    /// <summary>Accepted, and a later destination exists.</summary>
    public bool[] EndedByTransfer { get; internal set; } = [];

    /// <summary>Assignment − <see cref="FactSegment.Time"/>; mostly negative.</summary>
    public FactMeasure Assigned { get; internal set; } = FactMeasure.Empty;

    /// <summary>End of wrap-up, else of the interaction, − <see cref="FactSegment.Time"/>.</summary>
    public FactMeasure End { get; internal set; } = FactMeasure.Empty;

    /// <summary>Accepted − assigned.</summary>
    public FactMeasure Ring { get; internal set; } = FactMeasure.Empty;

    /// <summary>Until the first reply.</summary>
    public FactMeasure FirstResponse { get; internal set; } = FactMeasure.Empty;

    /// <summary>Talk, hold inside it.</summary>
    public FactMeasure Interaction { get; internal set; } = FactMeasure.Empty;

    /// <summary>On hold.</summary>
    public FactMeasure Hold { get; internal set; } = FactMeasure.Empty;

    /// <summary>Wrap-up.</summary>
    public FactMeasure AfterCallWork { get; internal set; } = FactMeasure.Empty;

    /// <summary>Interaction and wrap-up.</summary>
    public FactMeasure Handle { get; internal set; } = FactMeasure.Empty;
}
