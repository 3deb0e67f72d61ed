using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// Chooses the media type of an answer from <c>Accept</c> (RFC 9110 §12.5.1). Types of other wire forms in the list, such as the
/// <c>text/event-stream</c> that urql sends with every query, neither help nor harm.
/// </summary>
internal static class ContentNegotiation
{
    public const string Json = "application/json";

    public const string GraphQLResponse = "application/graphql-response+json";

    public const string EventStream = "text/event-stream";

    // On a tie the first wins: without a preference clients get what they have always got (SEMANTICS §6.1).
    private static readonly string[] Offered = [Json, GraphQLResponse];

    /// <summary>One of the two types, or null where the client takes neither: 406.</summary>
    public static string? Choose(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept))
            return Json;
        if (accept.Count == 1 && accept[0] is GraphQLResponse or Json or "*/*")
            return accept[0] == GraphQLResponse ? GraphQLResponse : Json;
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
            return null;

        string? best = null;
        var bestRank = (Quality: 0.0, Position: 0);
        foreach (var type in Offered)
        {
            var rank = Rank(type, ranges);
            if (rank.Quality > bestRank.Quality || (best is not null && rank.Quality == bestRank.Quality && rank.Position < bestRank.Position))
                (best, bestRank) = (type, rank);
        }

        return best;
    }

    /// <summary>Whether the client names the event stream, however little it likes it; an asterisk is no wish for a stream.</summary>
    public static bool AcceptsEventStream(StringValues accept) => MentionsText(accept) && EventStreamQuality(accept, out _) > 0;

    /// <summary>Whether the client likes the event stream more than both JSON types. Its mere presence, as with urql, is no preference.</summary>
    public static bool PrefersEventStream(StringValues accept) =>
        MentionsText(accept) && EventStreamQuality(accept, out var ranges) is var quality && quality > Offered.Max(type => Rank(type, ranges).Quality);

    /// <summary>Whether a person looks at it in a browser.</summary>
    public static bool PrefersHtml(StringValues accept) =>
        MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges)
        && ranges.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && range.Quality is null or > 0);

    // Spares the usual request the parsing.
    private static bool MentionsText(StringValues accept)
    {
        foreach (var line in accept)
        {
            if (line is not null && line.Contains("text/", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static double EventStreamQuality(StringValues accept, out IList<MediaTypeHeaderValue> ranges)
    {
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var list))
        {
            ranges = [];
            return 0;
        }

        ranges = list;
        return list.Where(range => range.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase)).Select(range => range.Quality ?? 1).FirstOrDefault();
    }

    // The most specific range that matches decides the quality of a type, wherever it stands.
    private static (double Quality, int Position) Rank(string type, IList<MediaTypeHeaderValue> ranges)
    {
        var (quality, position, specificity) = (0.0, 0, -1);
        for (var index = 0; index < ranges.Count; index++)
        {
            var specific = Specificity(type, ranges[index]);
            if (specific > specificity)
                (quality, position, specificity) = (ranges[index].Quality ?? 1, index, specific);
        }

        return (quality, position);
    }

    private static int Specificity(string type, MediaTypeHeaderValue range)
    {
        if (range.Charset.HasValue && !IsUtf8(range.Charset))
            return -1;
        if (range.MatchesAllTypes)
            return 0;
        if (range.MatchesAllSubTypes)
            return range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? 1 : -1;
        return range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
    }

    public static bool IsUtf8(StringSegment charset) =>
        HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
