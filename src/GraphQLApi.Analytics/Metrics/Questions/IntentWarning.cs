using System.Globalization;
using GraphQLApi.Cache;
using Microsoft.EntityFrameworkCore;

namespace GraphQLApi.Analytics.Metrics.Questions;

/// <summary>What figures by intent do not know: the feed that tells intents shows the newest sessions only (SEMANTICS §4.10).</summary>
internal static class IntentWarning
{
    /// <summary>A sentence for questions grouped or filtered by intent; null for all others.</summary>
    public static async Task<string?> OfAsync(MetricsQuestion question, CacheDbContext db, CancellationToken cancellationToken)
    {
        if (!question.Uses.Any(use => use.Dimension.KeyField == "intent") && !Names(question.Where))
        {
            return null;
        }

        var range = question.Time.Range;
        var sessions = db.Sessions.Where(session => session.StartTime >= range.From && session.StartTime < range.To);
        var all = await sessions.CountAsync(cancellationToken).ConfigureAwait(false);
        var known = await sessions.CountAsync(session => session.IntentsKnown, cancellationToken).ConfigureAwait(false);
        var share = all == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * known / all:0.#} %");
        return string.Create(CultureInfo.InvariantCulture, $"Intents are known for {known} of {all} sessions of the range ({share}): the real-time feed shows the newest sessions only.");
    }

    private static bool Names(object? filter) => filter switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.Any(field => field.Key is "intents" or "intentsKnown" or "lastIntentName" || Names(field.Value)),
        IReadOnlyList<object?> list => list.Any(Names),
        _ => false,
    };
}
