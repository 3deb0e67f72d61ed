using Microsoft.Data.Sqlite;

namespace GraphQLApi.Cache;

/// <summary>What can be wrong with <see cref="CacheOptions"/>, one sentence a problem.</summary>
internal static class CacheOptionsCheck
{
    public static IReadOnlyList<string> Problems(CacheOptions options)
    {
        var problems = new List<string>();
        if (options.Provider != CacheProvider.Sqlite)
        {
            problems.Add("Cache:Provider=PostgreSql is not offered yet: leave it at Sqlite.");
        }
        else if (FileProblem(options.ConnectionString) is { } problem)
        {
            problems.Add(problem);
        }

        Positive(problems, "Cache:HotWindow", options.HotWindow);
        Positive(problems, "Cache:HotTimeToLive", options.HotTimeToLive);
        Positive(problems, "Cache:SettleAfter", options.SettleAfter);
        Positive(problems, "Cache:RawRetention", options.RawRetention);
        if (options.HotWindow > options.SettleAfter)
        {
            problems.Add($"Cache:HotWindow ({options.HotWindow}) is longer than Cache:SettleAfter ({options.SettleAfter}): a window cannot settle while it is hot.");
        }

        if (options.Lookback < TimeSpan.Zero)
        {
            problems.Add($"Cache:Lookback is {options.Lookback}: it cannot be negative, 04:00:00 is the default.");
        }

        if (options.Retention is { } retention && retention <= options.SettleAfter)
        {
            problems.Add($"Cache:Retention ({retention}) must be longer than Cache:SettleAfter ({options.SettleAfter}): sessions would be purged before they settle.");
        }

        return problems;
    }

    private static void Positive(List<string> problems, string key, TimeSpan value)
    {
        if (value <= TimeSpan.Zero)
        {
            problems.Add($"{key} is {value}: it must be longer than nothing, written as d.hh:mm:ss.");
        }
    }

    // Readers and the writer are connections of their own: a database in memory would be another one for each.
    private static string? FileProblem(string connectionString)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            return builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory
                ? "Cache:ConnectionString must name a file, such as Data Source=data/analytics.db."
                : null;
        }
        catch (ArgumentException exception)
        {
            return $"Cache:ConnectionString is not a SQLite connection string: {exception.Message}";
        }
    }
}
