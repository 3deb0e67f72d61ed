using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Sync;

/// <summary>Turns the vendor's records of one reading into the cache's rows. Pure; the order of the records never matters.</summary>
internal static class RowMapper
{
    public static IReadOnlyList<MappedSession> Map(IReadOnlyList<InteractionDto> records, MappingContext context) =>
        throw new NotSupportedException($"{records.Count} records of {context.Window}: the mapping lands with the next commit.");
}
