using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Paging;

/// <summary>The paging arguments of a connection, checked.</summary>
/// <param name="Size">Most items; 0 is an empty page.</param>
/// <param name="IsBackward">The last items before the end, instead of the first after the beginning.</param>
/// <param name="After">Cursor of the item before the page.</param>
/// <param name="Before">Cursor of the item behind the page.</param>
/// <param name="IsOpenEnded">Whether the client left the size to us.</param>
internal sealed record PageRequest(int Size, bool IsBackward, string? After, string? Before, bool IsOpenEnded)
{
    public static PageRequest Of(ArgumentValues arguments, AnalyticsOptions options)
    {
        var first = arguments.Get<int?>("first");
        var last = arguments.Get<int?>("last");
        if (first is not null && last is not null)
        {
            throw Refuse("Give `first` or `last`, not both.");
        }

        if ((first ?? last) is < 0)
        {
            throw Refuse($"`{(first is null ? "last" : "first")}` must not be negative.");
        }

        if ((first ?? last) > options.MaxPageSize)
        {
            throw Refuse($"`{(first is null ? "last" : "first")}` is {first ?? last}; a page holds at most {options.MaxPageSize} items. Page with `after`, or read `limits`.");
        }

        return new PageRequest(first ?? last ?? options.DefaultPageSize, last is not null, arguments.Get<string>("after"), arguments.Get<string>("before"), first is null && last is null);
    }

    private static GraphQLException Refuse(string message) => new(message, AnalyticsErrorCode.PaginationLimit);
}
