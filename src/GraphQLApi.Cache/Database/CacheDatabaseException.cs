namespace GraphQLApi.Cache.Database;

/// <summary>The database cannot be used as it is; the message names the file and what to do.</summary>
/// <param name="message">One sentence for operators.</param>
/// <param name="inner">What SQLite or the file system said.</param>
public sealed class CacheDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
