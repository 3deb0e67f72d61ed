using System.Globalization;
using GraphQLApi.Upstream;

namespace GraphQLApi.Server.Health;

/// <summary>The vendor: does each call answer, do the clocks agree, does <c>offset</c> count what the settings say. Five calls at most.</summary>
internal sealed class UpstreamCheckup(UpstreamClient client, UpstreamMonitor monitor, UpstreamOptions options, TimeProvider time)
{
    // Nobody's conversation: an answer that it is unknown shows that the call works.
    private const string NoConversation = "c-0000000-0000-0000-0000-000000000000";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        var bot = options.BotIds[0];
        var mode = await CallAsync(findings, "interactionDetails", () => client.FindOffsetModeAsync(LastWeek(), bot, cancellationToken));
        await CallAsync(findings, "conversations", () => client.GetConversationAsync(bot, NoConversation, CallLane.Interactive, cancellationToken));
        await CallAsync(findings, "intentrealtimedata", () => client.GetRealtimeSessionsAsync(bot, CallLane.Interactive, cancellationToken));
        findings.Add(Offset(mode, isAnswered: findings[0].Level == FindingLevel.Ok));
        findings.Add(Clock(monitor.Read().ClockSkew));
        return findings;
    }

    private TimeWindow LastWeek()
    {
        var now = time.GetUtcNow();
        return new TimeWindow(now.AddDays(-7), now).ToWholeSeconds() with { To = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero) };
    }

    private async Task<T?> CallAsync<T>(List<Finding> findings, string call, Func<Task<T>> ask)
    {
        var started = time.GetTimestamp();
        try
        {
            var answer = await ask();
            var milliseconds = time.GetElapsedTime(started).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
            findings.Add(Finding.Ok(call, $"answers, {milliseconds} ms; the credentials are accepted."));
            return answer;
        }
        catch (UpstreamException exception)
        {
            findings.Add(Finding.Fail(call, exception.Message, "Nothing new is read by this call; what is cached is still answered.", Remedy(exception.Failure)));
            return default;
        }
    }

    private Finding Offset(OffsetMode? found, bool isAnswered) => !isAnswered
        ? Finding.Ok("Offset", "what the server counts cannot be told while interactionDetails does not answer.")
        : found is null
        ? Finding.Ok("Offset", "no window of the last week has a second page, so what the server counts cannot be told; the first one that has tells.")
        : found == options.OffsetMode
            ? Finding.Ok("Offset", $"the server counts as Upstream:OffsetMode={options.OffsetMode} says.")
            : Finding.Fail(
                "Offset", $"Upstream:OffsetMode is {options.OffsetMode}, but the server counts as {found}.",
                "Every start reads some windows twice until it has noticed.", $"Set Upstream:OffsetMode={found}.");

    private static string Remedy(UpstreamFailure failure) => failure switch
    {
        UpstreamFailure.Unauthorized => "Correct the setting that the line names; the app needs the scope SmartAssist Analytics and must be published.",
        UpstreamFailure.RateLimited => "Wait a minute; if it stays, set Upstream:RequestsPerMinute lower.",
        UpstreamFailure.Unavailable => "Check Upstream:BaseUrl, name resolution, proxy and firewall from this machine; else wait for the vendor.",
        UpstreamFailure.InvalidResponse => "Check that Upstream:BaseUrl is the API, and that payload encryption of the JWT app is off.",
        _ => "Correct the setting that the line names.",
    };

    private static Finding Clock(TimeSpan? skew) => skew switch
    {
        null => Finding.Warn(
            "Clock", "the vendor's answers carry no Date, or none came: this machine's clock was not compared.",
            "Tokens are dated by it, and so is what counts as now.", "Make sure that this machine's clock is set by NTP."),
        { } known when known.Duration() > VendorClock.Tolerance => Finding.Fail(
            "Clock", $"the vendor's clock is {known.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s ahead of this machine's (behind, if negative).",
            "Tokens may be refused as expired or not yet valid; the newest minutes may be asked for too early.", "Set this machine's clock by NTP."),
        _ => Finding.Ok("Clock", "agrees with the vendor's."),
    };
}
