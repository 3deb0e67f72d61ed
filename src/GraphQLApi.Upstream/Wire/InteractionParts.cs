namespace GraphQLApi.Upstream.Wire;

/// <summary>An element of `skills`.</summary>
public sealed record SkillDto
{
    /// <summary>24-hex id of the vendor.</summary>
    public string? Id { get; internal set; }

    /// <summary>Name at the time of the record.</summary>
    public string? Name { get; internal set; }

    internal static readonly WireShape<SkillDto> Shape = new WireShape<SkillDto>()
        .Text("id", (dto, value) => dto.Id = value)
        .Text("name", (dto, value) => dto.Name = value);
}

/// <summary>An element of `userleveltags` or `sessionleveltags`.</summary>
public sealed record TagDto
{
    /// <summary>Such as `callerNumber`.</summary>
    public string? Name { get; internal set; }

    /// <summary>Text even where it is a number (`"1"`, T28); a JSON number is kept as its digits. Personal.</summary>
    public string? Value { get; internal set; }

    internal static readonly WireShape<TagDto> Shape = new WireShape<TagDto>()
        .Text("name", (dto, value) => dto.Name = value)
        .Text("value", (dto, value) => dto.Value = value);
}

/// <summary>`customerinfo`. All of it is personal.</summary>
public sealed record CustomerInfoDto
{
    /// <summary>With or without `+`; outbound records may swap it with the centre's (T22).</summary>
    public string? Phone { get; internal set; }

    /// <summary>The contact centre's number.</summary>
    public string? CenterPhone { get; internal set; }

    /// <summary>May hold an e-mail address.</summary>
    public string? FirstName { get; internal set; }

    /// <summary>Empty when unknown.</summary>
    public string? LastName { get; internal set; }

    /// <summary>Empty when unknown.</summary>
    public string? Email { get; internal set; }

    /// <summary>`Inbound` or `Outbound`, on bot-only records (T24).</summary>
    public string? Direction { get; internal set; }

    internal static readonly WireShape<CustomerInfoDto> Shape = new WireShape<CustomerInfoDto>()
        .Text("CustomerPhone", (dto, value) => dto.Phone = value)
        .Text("CenterPhone", (dto, value) => dto.CenterPhone = value)
        .Text("CustomerFirstName", (dto, value) => dto.FirstName = value)
        .Text("CustomerLastName", (dto, value) => dto.LastName = value)
        .Text("CustomerEmail", (dto, value) => dto.Email = value)
        .Text("Direction", (dto, value) => dto.Direction = value);
}

/// <summary>`campaigninfo` of outbound campaigns; ordinary records carry only attempt "" and contactStatus.</summary>
public sealed record CampaignInfoDto
{
    /// <summary>Name of the campaign.</summary>
    public string? CampaignName { get; internal set; }

    /// <summary>`cd-…`.</summary>
    public string? CampaignId { get; internal set; }

    /// <summary>`cid-…`: one run of the campaign.</summary>
    public string? CampaignInstanceId { get; internal set; }

    /// <summary>`cdl-…`.</summary>
    public string? CampaignDialingListId { get; internal set; }

    /// <summary>Number of the dialling attempt; "" on the wire means none (T28).</summary>
    public int? Attempt { get; internal set; }

    /// <summary>`no-answer`; on ordinary records it repeats the disposition.</summary>
    public string? ContactStatus { get; internal set; }

    /// <summary>UTC with milliseconds, unlike the naive times around it.</summary>
    public string? CampaignRunDate { get; internal set; }

    /// <summary>Names of the contact lists.</summary>
    public IReadOnlyList<string> ContactListName { get; internal set; } = [];

    internal static readonly WireShape<CampaignInfoDto> Shape = new WireShape<CampaignInfoDto>()
        .Text("campaignName", (dto, value) => dto.CampaignName = value)
        .Text("campaignId", (dto, value) => dto.CampaignId = value)
        .Text("campaignInstanceId", (dto, value) => dto.CampaignInstanceId = value)
        .Text("campaignDialingListId", (dto, value) => dto.CampaignDialingListId = value)
        .Int("attempt", (dto, value) => dto.Attempt = value)
        .Text("contactStatus", (dto, value) => dto.ContactStatus = value)
        .Text("campaignRunDate", (dto, value) => dto.CampaignRunDate = value)
        .Texts("contactListName", (dto, value) => dto.ContactListName = value);
}
