using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;

namespace GraphQLApi.Analytics.Parts;

/// <summary>The person on the other side, as one record knows them.</summary>
internal sealed record Customer(string? Key, string? Phone, string? CenterPhone, string? FirstName, string? LastName, string? Email);

/// <summary><c>Customer</c> over the columns of sessions and conversations.</summary>
internal static class CustomerType
{
    public static RowPart Part { get; } = PartMember<Customer>.Part(
        "Customer", "The customer as the record knows them (vendor: `customerinfo`).", isSortable: true,
        new("key", Leaf.String, customer => customer.Key, "Keyed hash of phone, else e-mail, else user id: joins and groups without revealing. Stable within one database."),
        new("phone", Leaf.String, customer => customer.Phone, "Vendor: `customerinfo.CustomerPhone`. Outbound records may have it swapped with `centerPhone`.", Personal.Phone),
        new("centerPhone", Leaf.String, customer => customer.CenterPhone, "The contact centre's number. Vendor: `customerinfo.CenterPhone`.", Personal.Phone),
        new("firstName", Leaf.String, customer => customer.FirstName, "Vendor: `customerinfo.CustomerFirstName`; may hold an e-mail address.", Personal.Name),
        new("lastName", Leaf.String, customer => customer.LastName, "Vendor: `customerinfo.CustomerLastName`.", Personal.Name),
        new("email", Leaf.String, customer => customer.Email, "Vendor: `customerinfo.CustomerEmail`.", Personal.Email));
}
