using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Coverage;

/// <summary><c>coverage(from, to)</c>: the ledger alone; it announces nothing, so nothing is fetched for it.</summary>
internal static class CoverageQuery
{
    public static FieldDefinition Define() => new("coverage", CoverageType.ObjectType)
    {
        Description = "Which part of a range of session starts the cache holds, and how old it is. Fetches nothing.",
        Arguments =
        [
            new("from", Leaf.DateTime.NonNull()) { Description = "Begin, inclusive." },
            new("to", Leaf.DateTime.NonNull()) { Description = "End, exclusive; later than now is cut. Not at or before `from`: RANGE_INVALID." },
        ],
        ResolveObject = async context =>
        {
            var (from, to) = (context.Arguments.Require<DateTime>("from"), context.Arguments.Require<DateTime>("to"));
            return from < to
                ? await Announcements.Cache(context).CoverageAsync(new AskedRange(from, to), context.CancellationToken).ConfigureAwait(false)
                : throw new GraphQLException("`from` must lie before `to`.", AnalyticsErrorCode.RangeInvalid);
        },
    };
}
