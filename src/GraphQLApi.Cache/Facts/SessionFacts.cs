namespace GraphQLApi.Cache.Facts;

/// <summary>Sessions by their start.</summary>
public sealed class SessionFacts : FactSegment
{
    /// <summary>Code of the final status.</summary>
    public int[] FinalStatus { get; internal set; } = [];

    /// <summary>Effective end − start.</summary>
    public FactMeasure Duration { get; internal set; } = FactMeasure.Empty;

    /// <summary>1 to 5, or <see cref="FactSegment.NoValue"/>.</summary>
    public byte[] CsatScore { get; internal set; } = [];

    /// <summary>Whether the real-time feed told the intents.</summary>
    public bool[] IntentsKnown { get; internal set; } = [];

    /// <summary>Whether it has a conversation (<see cref="FactColumns.Handling"/>).</summary>
    public bool[] IsHandedOver { get; internal set; } = [];

    /// <summary>Whether an agent accepted one of its conversations (<see cref="FactColumns.Handling"/>).</summary>
    public bool[] IsHandled { get; internal set; } = [];

    /// <summary>Codes of the intents (<see cref="FactColumns.Intents"/>).</summary>
    public FactList Intents { get; internal set; } = FactList.Empty;
}
