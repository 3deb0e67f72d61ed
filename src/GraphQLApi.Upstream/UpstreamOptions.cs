using GraphQLApi.Upstream.Auth;

namespace GraphQLApi.Upstream;

/// <summary>What `offset` counts at the vendor (CONTRACT §4.1).</summary>
public enum OffsetMode
{
    /// <summary>Pages, the current documents.</summary>
    Page,

    /// <summary>Records, servers of the V0 to V2 documents.</summary>
    Record,
}

/// <summary>How a range is read when several bots are configured (SEMANTICS 1.9).</summary>
public enum BotScope
{
    /// <summary>One call per window brings the records of the whole account.</summary>
    Account,

    /// <summary>One call per window and bot.</summary>
    Bot,
}

/// <summary>Settings of the section `Upstream`.</summary>
public sealed class UpstreamOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Upstream";

    /// <summary>Such as `https://smartassist.kore.ai`; empty means demo.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Host of intentrealtimedata; empty = <see cref="BaseUrl"/>.</summary>
    public string RealtimeBaseUrl { get; set; } = "";

    /// <summary>24 hex digits.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>`st-…`, at least one; the first is sent as `iId` where a call concerns the account.</summary>
    public IList<string> BotIds { get; } = [];

    /// <summary>Client id `cs-…` of the JWT app.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Secret of the JWT app, key of the HS256 signature. Either this or <see cref="Token"/>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>A ready token, sent as it is.</summary>
    public string Token { get; set; } = "";

    /// <summary>Claims of the minted tokens.</summary>
    public JwtOptions Jwt { get; } = new();

    /// <summary>Calls in any 60 s, shared by everything that uses the account; 0 = unlimited. The vendor's own limit is 60.</summary>
    public int RequestsPerMinute { get; set; } = 48;

    /// <summary>What the server takes `offset` for; a wrong setting is noticed and corrected while running, with a warning.</summary>
    public OffsetMode OffsetMode { get; set; } = OffsetMode.Page;

    /// <summary>Whether a range is read once per account or once per bot; acted on by the cache.</summary>
    public BotScope BotScope { get; set; } = BotScope.Account;

    /// <summary>Minutes UTC − local sent with every query and used to read its naive times. Only for servers that ignore 0 (T1).</summary>
    public int TimeZoneOffset { get; set; }

    /// <summary>How often the real-time feed is polled while serving; 0 = only while watched.</summary>
    public TimeSpan RealtimePollInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>An explicit name: some gateways block the default one of HTTP libraries (CONTRACT §2.3).</summary>
    public string UserAgent { get; set; } = "GraphQLApi/0.1";

    /// <summary>Limit of one attempt, waiting for the rate limiter not included.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Further attempts after a failed one while a user waits or the feed is polled; the caller's own time limit ends them earlier.</summary>
    public int InteractiveRetries { get; set; } = 3;

    /// <summary>Further attempts after a failed one in backfill, which also waits for an open circuit to let a probe through.</summary>
    public int BackfillRetries { get; set; } = 8;

    /// <summary>Failed attempts in a row after which calls to a host fail at once for <see cref="CircuitBreak"/>.</summary>
    public int CircuitFailures { get; set; } = 4;

    /// <summary>How long an open circuit refuses calls before one probe is let through.</summary>
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether the vendor is told the trace of each call (W3C <c>traceparent</c>); it learns then which calls belong to one question.</summary>
    public bool SendTraceContext { get; set; }

    /// <summary>Everything that is wrong, one sentence a problem, each naming its key; secrets are never quoted.</summary>
    public IReadOnlyList<string> Validate() => UpstreamOptionsCheck.Problems(this);
}
