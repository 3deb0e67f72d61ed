using GraphQLApi.Analytics.Coverage;
using GraphQLApi.Cache.Details;
using GraphQLApi.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.Analytics.Details;

/// <summary>What one request has asked of the single-conversation endpoint: each conversation once, also where it failed.</summary>
internal sealed class DetailRequests
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<DetailResult>> results = new(StringComparer.Ordinal);

    public async Task<DetailResult[]> GetAsync(FieldContext context, IReadOnlyList<string> conversationIds)
    {
        Task<DetailResult>[] waited;
        lock (gate)
        {
            var missing = conversationIds.Where(id => !results.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToArray();
            if (missing.Length > 0)
            {
                var reading = context.Services.GetRequiredService<ConversationDetails>()
                    .GetAsync(missing, FreshnessDirective.Of(context.Request), context.CancellationToken);
                for (var i = 0; i < missing.Length; i++)
                {
                    results.Add(missing[i], ElementAsync(reading, i));
                }
            }

            waited = [.. conversationIds.Select(id => results[id])];
        }

        return await Task.WhenAll(waited).ConfigureAwait(false);
    }

    private static async Task<DetailResult> ElementAsync(Task<IReadOnlyList<DetailResult>> reading, int number) => (await reading.ConfigureAwait(false))[number];
}
