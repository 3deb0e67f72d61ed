using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GraphQLApi.Analytics.Status;

/// <summary>What <c>serviceStatus</c> answers from.</summary>
internal sealed record ServiceStatus(UpstreamFigures Upstream, CacheFigures Cache);

/// <summary><c>serviceStatus</c> and <c>limits</c>.</summary>
internal static class ServiceTypes
{
    public static FieldDefinition StatusField(AnalyticsOptions options) => new("serviceStatus", Status(options))
    {
        Description = "What this service is, how the vendor answers it and what it holds. Calls nobody.",
        ResolveObject = async context =>
        {
            Announcements.Announce(context);
            var figures = context.Services.GetRequiredService<ServiceFigures>();
            return new ServiceStatus(figures.Upstream(), await Announcements.ReadAsync(context, null, ServiceFigures.CacheAsync).ConfigureAwait(false));
        },
    };

    public static FieldDefinition LimitsField(AnalyticsOptions options) => new("limits", Limits().NonNull())
    {
        Description = "What one request may ask for.",
        ResolveObject = _ => ValueTask.FromResult<object?>(options),
    };

    private static ObjectType Status(AnalyticsOptions options) => new RecordType<ServiceStatus>(
        "ServiceStatus", "State of the service, its cache and the vendor behind it.",
        () =>
        [
            RecordType<ServiceStatus>.Field("version", Leaf.String.NonNull(), _ => options.Version, "Version of this service, as major.minor.patch."),
            Field("upstream", Upstream.NonNull(), status => status.Upstream, "How the vendor answers."),
            Field("sessions", Leaf.Int.NonNull(), status => status.Cache.Sessions, "How many sessions the cache holds, of all time."),
            Field("conversations", Leaf.Int.NonNull(), status => status.Cache.Conversations, "How many conversations the cache holds, of all time."),
            Field("oldestSession", Leaf.DateTime, status => status.Cache.OldestSession, "Earliest session start in the cache. UTC; null where it is empty."),
            Field("newestSession", Leaf.DateTime, status => status.Cache.NewestSession, "Latest session start in the cache. UTC; null where it is empty."),
            RecordType<ServiceStatus>.Field("timeZoneDataVersion", Leaf.String.NonNull(), _ => DateTimeZoneProviders.Tzdb.VersionId, "Version of the time zone tables, for instance `TZDB: 2025b`."),
            RecordType<ServiceStatus>.Field("isDemo", Leaf.Boolean.NonNull(), _ => options.IsDemo, "Whether the data are invented."),
        ]).ObjectType;

    private static ObjectType Upstream { get; } = new RecordType<UpstreamFigures>(
        "UpstreamStatus", "How the vendor answers, as this process has seen it.",
        () =>
        [
            Field("reachable", Leaf.Boolean.NonNull(), upstream => upstream.Reachable, "No failure since the last success."),
            Field("circuit", Vocabularies.CircuitState.NonNull(), upstream => upstream.Circuit, "State of the circuit breaker."),
            Field("callsLastMinute", Leaf.Int.NonNull(), upstream => upstream.CallsLastMinute, "Calls of all processes in the last 60 seconds, where they are limited."),
            Field("callsPerMinuteLimit", Leaf.Int.NonNull(), upstream => upstream.CallsPerMinuteLimit, "Own limit, `Upstream:RequestsPerMinute`; 0 = unlimited."),
            Field("lastSuccessAt", Leaf.DateTime, upstream => upstream.LastSuccessAt, "Last answer of the vendor. UTC; null before the first."),
            Field("lastError", Leaf.String, upstream => upstream.LastError, "Last failure in one sentence, without personal data; null where nothing failed."),
        ]).ObjectType;

    private static ObjectType Limits() => new RecordType<AnalyticsOptions>(
        "Limits", "What one request may ask for; beyond it there is an error with a code.",
        () =>
        [
            Field("maxPageSize", Leaf.Int.NonNull(), limits => limits.MaxPageSize, "Most items on one page."),
            Field("defaultPageSize", Leaf.Int.NonNull(), limits => limits.DefaultPageSize, "Items on a page where neither `first` nor `last` is given."),
            Field("maxOperationCost", Leaf.Int.NonNull(), limits => limits.MaxOperationCost, "Most cost of an operation: objects 1, vendor calls 20, times the page sizes above them."),
            Field("maxDepth", Leaf.Int.NonNull(), limits => limits.MaxDepth, "Deepest nesting of fields."),
            Field("maxBuckets", Leaf.Int.NonNull(), limits => limits.MaxBuckets, "Most time buckets of a metrics answer."),
            Field("maxRequestBytes", Leaf.Int.NonNull(), limits => limits.MaxRequestBytes, "Largest request body, in bytes."),
            Field("requestBudgetSeconds", Leaf.Float.NonNull(), limits => limits.RequestBudget.TotalSeconds, "Longest time one request may take, in seconds."),
        ]).ObjectType;

    private static FieldDefinition Field(string name, GraphQLType type, Func<ServiceStatus, object?> read, string description) =>
        RecordType<ServiceStatus>.Field(name, type, read, description);

    private static FieldDefinition Field(string name, GraphQLType type, Func<UpstreamFigures, object?> read, string description) =>
        RecordType<UpstreamFigures>.Field(name, type, read, description);

    private static FieldDefinition Field(string name, GraphQLType type, Func<AnalyticsOptions, object?> read, string description) =>
        RecordType<AnalyticsOptions>.Field(name, type, read, description);
}
