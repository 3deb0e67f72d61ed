using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Status;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Mutations;

/// <summary>A payload about one job.</summary>
internal sealed record StartBackfillPayload(SyncJobRow? Job, IReadOnlyList<UserError>? Errors = null) : MutationPayload(Errors)
{
    public override string? Subject => Job?.JobId;
}

/// <summary>A payload about one job.</summary>
internal sealed record CancelSyncJobPayload(SyncJobRow? Job, IReadOnlyList<UserError>? Errors = null) : MutationPayload(Errors)
{
    public override string? Subject => Job?.JobId;
}

/// <summary><c>startBackfill</c> and <c>cancelSyncJob</c> (SEMANTICS §6.4).</summary>
internal static class BackfillMutations
{
    public static FieldDefinition Start(AnalyticsTypes types) => MutationField.Define(
        "startBackfill",
        "Reads what is not settled of a range, or all of it, in the background. A backfill that overlaps and still runs is returned as it is.",
        () =>
        [
            new("from", Leaf.DateTime.NonNull()) { Description = "First session start, inclusive." },
            new("to", Leaf.DateTime.NonNull()) { Description = "End, exclusive; later than now is cut." },
            new("refresh", Leaf.Boolean.NonNull()) { Description = "Read again what is settled.", DefaultValue = DefaultValue.Of(false) },
        ],
        Job<StartBackfillPayload>(types, payload => payload.Job, "The job; null where `errors` says why."),
        StartAsync);

    public static FieldDefinition Cancel(AnalyticsTypes types) => MutationField.Define(
        "cancelSyncJob",
        "Stops a job, in whichever process it runs; what it read is kept. A finished job is returned as it is.",
        () => [new("id", Leaf.Id.NonNull()) { Description = "Global id of a `SyncJob`." }],
        Job<CancelSyncJobPayload>(types, payload => payload.Job, "The job; null where there is none."),
        CancelAsync);

    private static async Task<StartBackfillPayload> StartAsync(ResolveContext context, IReadOnlyDictionary<string, object?> input)
    {
        WholeCache.Require(context);
        var (from, to) = ((DateTime)input["from"]!, (DateTime)input["to"]!); // non-null in the schema
        var problem = from >= to ? "`from` must lie before `to`."
            : from >= context.Request.StartedAt.UtcDateTime ? "The range lies in the future: there is nothing to read yet."
            : null;
        return problem is null
            ? new(await context.Services.GetRequiredService<SyncJobs>().StartAsync(from, to, (bool)input["refresh"]!, context.CancellationToken).ConfigureAwait(false))
            : new(null, [MutationField.Error(AnalyticsErrorCode.RangeInvalid, problem, "from")]);
    }

    private static async Task<CancelSyncJobPayload> CancelAsync(ResolveContext context, IReadOnlyDictionary<string, object?> input)
    {
        WholeCache.Require(context);
        var id = GlobalId.Parse((string)input["id"]!, "input.id"); // non-null in the schema
        var job = id.TypeName == SyncJobType.Name
            ? await context.Services.GetRequiredService<SyncJobs>().CancelAsync(id.Key, context.CancellationToken).ConfigureAwait(false)
            : null;
        return job is null ? new(null, [MutationField.Error(AnalyticsErrorCode.UnknownJob, "There is no job with this id.", "id")]) : new(job);
    }

    private static FieldDefinition Job<TPayload>(AnalyticsTypes types, Func<TPayload, SyncJobRow?> read, string description)
        where TPayload : class =>
        RecordType<TPayload>.Field("job", types.SyncJob.ObjectType, read, description);
}
