using System.Collections.Frozen;
using System.Net;
using GraphQLApi.Upstream.Retry;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Upstream;

/// <summary>Turns what the vendor or the network did into one <see cref="UpstreamException"/> with a sentence that is safe to show and log.</summary>
internal static class VendorFailures
{
    // CONTRACT §3: the texts the vendor is known to answer.
    private static readonly FrozenSet<string> KnownTexts = FrozenSet.ToFrozenSet(
        [
            "Invalid SDK credentials", "Invalid JWT token", "Permission denied. Scope is incorrect!", "Invalid StreamId", "Invalid values in the body",
            "Method Not Allowed", "Validation errors/ Invalid arguments", "Date range cannot be more than 7 days", "Conversation not found",
            "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.",
            "You've exceeded the hourly rate limit. Please wait for sometime before retrying.",
            "Rate limit for this API has been reached. Please try again after some time.",
        ],
        StringComparer.Ordinal);

    /// <summary>An answer that is no success, or a success that carries an error envelope (then the envelope's code speaks).</summary>
    public static UpstreamException From(HttpStatusCode status, ErrorEnvelope? envelope, bool usesReadyToken)
    {
        var effective = (int)status >= 400 ? (int)status : envelope?.Code ?? (int)status;
        var (failure, sentence) = effective switch
        {
            401 or 4002 => (UpstreamFailure.Unauthorized, Unauthorized(envelope, usesReadyToken)),
            403 when !IsBodyComplaint(envelope) => (UpstreamFailure.Unauthorized, Unauthorized(envelope, usesReadyToken)),
            429 => (UpstreamFailure.RateLimited, "The vendor's rate limit is used up; Upstream:RequestsPerMinute is too high or others use the account."),
            408 or (>= 500 and < 600) => (UpstreamFailure.Unavailable, "The vendor's server failed."),
            >= 300 and < 400 => (UpstreamFailure.Rejected, "The vendor's address redirects elsewhere; check Upstream:BaseUrl."),
            404 or 405 => (UpstreamFailure.Rejected, "The vendor does not know this address; check Upstream:BaseUrl."),
            _ when IsUnknownBot(envelope) => (UpstreamFailure.Rejected, "The vendor does not know this bot; check Upstream:BotIds."),
            _ => (UpstreamFailure.Rejected, "The vendor refused the request."),
        };
        return new UpstreamException(failure, $"{sentence} (HTTP {(int)status}{Quote(envelope)})", status, envelope?.Code);
    }

    /// <summary>No answer at all; null when the exception is not about the network.</summary>
    public static UpstreamException? From(Exception exception) => exception switch
    {
        CircuitOpenException => Unavailable("The vendor did not answer lately; calls are held back for Upstream:CircuitBreak.", exception),
        TimeoutException => Unavailable("The vendor did not answer within Upstream:RequestTimeout.", exception),
        HttpRequestException or IOException => Unavailable("The vendor cannot be reached; check Upstream:BaseUrl and the network.", exception),
        _ => null,
    };

    public static bool IsUnknownBot(ErrorEnvelope? envelope) => envelope?.Message == "Invalid StreamId";

    private static bool IsBodyComplaint(ErrorEnvelope? envelope) => envelope?.Message == "Invalid values in the body";

    private static UpstreamException Unavailable(string message, Exception inner) => new(UpstreamFailure.Unavailable, message, inner: inner);

    // Code 4002 covers three cases; only the text tells them apart (CONTRACT §3.2).
    private static string Unauthorized(ErrorEnvelope? envelope, bool usesReadyToken) => (envelope?.Message, usesReadyToken) switch
    {
        ("Permission denied. Scope is incorrect!", _) =>
            "The JWT app of Upstream:ClientId lacks the scope \"SmartAssist Analytics\", or was not published after it was given.",
        ("Invalid JWT token", true) => "Upstream:Token is not a JWT.",
        (_, true) => "The vendor refuses Upstream:Token (expired, of another app, or of another account than Upstream:AccountId).",
        _ => "The vendor refuses the credentials; check Upstream:ClientId, Upstream:ClientSecret and Upstream:AccountId.",
    };

    // The vendor's text helps operators, but may echo names, numbers and words of people: only texts that are known are shown and logged.
    private static string Quote(ErrorEnvelope? envelope) => (envelope?.Message, envelope?.Code) switch
    {
        ({ } text, var code) when KnownTexts.Contains(text) => $", code {code?.ToString() ?? "none"}, \"{text}\"",
        (_, { } code) => $", code {code}",
        _ => "",
    };
}
