using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;

namespace GraphQLApi.Analytics.Parts;

/// <summary>The numbers of a voice call.</summary>
internal sealed record CallInfo(string? Caller, string? Callee, string? DialedNumber, string? EndUserNumber, string? CountryCode);

/// <summary><c>CallInfo</c> over the columns of conversations.</summary>
internal static class CallInfoType
{
    public static RowPart Part { get; } = PartMember<CallInfo>.Part(
        "CallInfo", "The numbers of a voice call (vendor: `metaInfo`).", isSortable: true,
        new("caller", Leaf.String, call => call.Caller, "Vendor: `metaInfo.caller`.", Personal.Phone),
        new("callee", Leaf.String, call => call.Callee, "Vendor: `metaInfo.callee`.", Personal.Phone),
        new("dialedNumber", Leaf.String, call => call.DialedNumber, "Vendor: `metaInfo.dialedNumber`.", Personal.Phone),
        new("endUserNumber", Leaf.String, call => call.EndUserNumber, "Vendor: `metaInfo.endUserNumber`.", Personal.Phone),
        new("countryCode", Leaf.String, call => call.CountryCode, "With or without `+`. Vendor: `metaInfo.countryCode`.", Personal.Phone));
}
