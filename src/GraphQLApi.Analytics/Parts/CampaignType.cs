using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;

namespace GraphQLApi.Analytics.Parts;

/// <summary>The outbound campaign that a conversation belongs to.</summary>
internal sealed record Campaign(
    string? CampaignId, string? CampaignName, string? CampaignInstanceId, string? DialingListId, int? Attempt, string? ContactStatus, DateTime? RunDate,
    IReadOnlyList<string> ContactLists);

/// <summary><c>Campaign</c> over the columns of conversations.</summary>
internal static class CampaignType
{
    public static RowPart Part { get; } = PartMember<Campaign>.Part(
        "Campaign", "The outbound campaign a conversation belongs to (vendor: `campaigninfo`).", isSortable: true,
        new("campaignId", Leaf.String, campaign => campaign.CampaignId, "`cd-…`. Vendor: `campaigninfo.campaignId`."),
        new("campaignName", Leaf.String, campaign => campaign.CampaignName, "Vendor: `campaigninfo.campaignName`."),
        new("campaignInstanceId", Leaf.String, campaign => campaign.CampaignInstanceId, "One run of the campaign, `cid-…`. Vendor: `campaigninfo.campaignInstanceId`."),
        new("dialingListId", Leaf.String, campaign => campaign.DialingListId, "`cdl-…`. Vendor: `campaigninfo.campaignDialingListId`."),
        new("attempt", Leaf.Int, campaign => campaign.Attempt, "Which try it was, from 1. Vendor: `campaigninfo.attempt`."),
        new("contactStatus", Leaf.String, campaign => campaign.ContactStatus, "For instance `no-answer`; ordinary records repeat the disposition. Vendor: `campaigninfo.contactStatus`."),
        new("runDate", Leaf.DateTime, campaign => campaign.RunDate, "When the run began. UTC. Vendor: `campaigninfo.campaignRunDate`."),
        new("contactLists", Leaf.String, campaign => campaign.ContactLists, "Lists the contact was taken from. Vendor: `campaigninfo.contactListName`.", IsList: true));
}
