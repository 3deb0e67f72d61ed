using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Status;
using GraphQLApi.Cache.Sync;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Subscriptions;

/// <summary><c>syncProgress</c> (SEMANTICS §6.5).</summary>
internal static class SyncProgressField
{
    public static FieldDefinition Define(AnalyticsTypes types) => new("syncProgress", types.SyncJob.ObjectType.NonNull())
    {
        Description = "A job as it goes on: its state at once, then at most four times a second, up to its final state. Also of jobs that other processes run. UNKNOWN_JOB where there is none.",
        Arguments = [new("jobId", Leaf.Id.NonNull()) { Description = "Global id of a `SyncJob`." }],
        Resolve = static job => job,
        Subscribe = async context =>
        {
            WholeCache.Require(context);
            var id = GlobalId.Parse(context.Arguments.Require<string>("jobId"), "jobId");
            var jobs = context.Services.GetRequiredService<SyncJobs>();
            var isKnown = id.TypeName == SyncJobType.Name && await jobs.FindAsync(id.Key, context.CancellationToken).ConfigureAwait(false) is not null;
            return isKnown
                ? EventStream.Of(context, jobs.WatchAsync(id.Key, context.CancellationToken))
                : throw new GraphQLException("There is no job with this id.", AnalyticsErrorCode.UnknownJob);
        },
    };
}
