using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync;

/// <summary>
/// One session ready to be written: its navigations hold conversations, visits, segments, misses, tags, skills, dispositions and intents;
/// visits and segments carry the queues and agents they name.
/// </summary>
/// <param name="Session">The root of the rows.</param>
/// <param name="Records">The vendor's records it was made of.</param>
internal sealed record MappedSession(SessionRow Session, IReadOnlyList<RawRecordRow> Records);
