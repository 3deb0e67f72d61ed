namespace GraphQLApi.Cache.Facts;

/// <summary>Offers that were not taken, by their assignment; those without a time are in no segment.</summary>
public sealed class MissedAssignmentFacts : FactSegment
{
    /// <summary>Code of the agent.</summary>
    public int[] Agent { get; internal set; } = [];

    /// <summary>Code of the queue.</summary>
    public int[] Queue { get; internal set; } = [];
}
