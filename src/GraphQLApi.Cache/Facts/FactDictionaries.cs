namespace GraphQLApi.Cache.Facts;

/// <summary>The dictionaries of one cache, one for each kind of text.</summary>
public sealed class FactDictionaries
{
    /// <summary>Queue ids.</summary>
    public FactDictionary Queues { get; } = new();

    /// <summary>Agent ids.</summary>
    public FactDictionary Agents { get; } = new();

    /// <summary>Channels, as sent.</summary>
    public FactDictionary Channels { get; } = new();

    /// <summary>Bot ids.</summary>
    public FactDictionary Bots { get; } = new();

    /// <summary>Final statuses, as sent.</summary>
    public FactDictionary FinalStatuses { get; } = new();

    /// <summary>Campaign ids.</summary>
    public FactDictionary CampaignIds { get; } = new();

    /// <summary>Campaign names.</summary>
    public FactDictionary CampaignNames { get; } = new();

    /// <summary>Intents of sessions and last intents of conversations.</summary>
    public FactDictionary Intents { get; } = new();

    /// <summary>Dispositions, as sent.</summary>
    public FactDictionary Dispositions { get; } = new();

    /// <summary>Skill ids with their names.</summary>
    public FactPairDictionary Skills { get; } = new();

    /// <summary>Tag names with their values, of both scopes. Values are personal.</summary>
    public FactPairDictionary Tags { get; } = new();

    internal long Bytes =>
        Queues.Bytes + Agents.Bytes + Channels.Bytes + Bots.Bytes + FinalStatuses.Bytes + CampaignIds.Bytes + CampaignNames.Bytes + Intents.Bytes
        + Dispositions.Bytes + Skills.Bytes + Tags.Bytes;
}
