namespace GraphQLApi.Cache;

/// <summary>Which engine holds the cache.</summary>
public enum CacheProvider
{
    /// <summary>One file on this machine.</summary>
    Sqlite,

    /// <summary>For more than one machine (DESIGN §7); not offered yet.</summary>
    PostgreSql,
}

/// <summary>Settings of the section <c>Cache</c>, and three facts that the composition adds.</summary>
public sealed class CacheOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Cache";

    /// <summary>Engine of the cache.</summary>
    public CacheProvider Provider { get; set; } = CacheProvider.Sqlite;

    /// <summary>Relative paths start at the working directory.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/analytics.db";

    /// <summary>How long after its start a session may still change often.</summary>
    public TimeSpan HotWindow { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How old an answer about hot time may be.</summary>
    public TimeSpan HotTimeToLive { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After this a window is read for the last time; not shorter than <see cref="HotWindow"/>.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Older sessions are purged and never fetched; null keeps everything.</summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>How far queue visits and agent segments may follow their session's start (SEMANTICS §1.2).</summary>
    public TimeSpan Lookback { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Age at which <c>raw</c> is dropped (SEMANTICS §7.4).</summary>
    public TimeSpan RawRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Not a key of the section: <c>GraphQL:RequestBudget</c>, which fetching for a request must fit in.</summary>
    public TimeSpan RequestBudget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Not a key of the section: the data are invented. Stamped into the database, so that invented and real data never meet.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Not a key of the section: how long the background service, jobs aside, leaves the processors to those who wait for the process to start.</summary>
    public TimeSpan RestAfterStart { get; set; }

    /// <summary>Everything that is wrong, one sentence a problem, each naming its key.</summary>
    public IReadOnlyList<string> Validate() => CacheOptionsCheck.Problems(this);
}
