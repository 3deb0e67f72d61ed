using System.Globalization;
using GraphQLApi.Upstream.Simulator.Access;
using GraphQLApi.Upstream.Simulator.Data;
using GraphQLApi.Upstream.Simulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>The routes (CONTRACT §9.1) and the order in which a call is counted, admitted and answered.</summary>
internal sealed class VendorEndpoints(
    SimulatorOptions options, IRecordSource source, SimulatorFaults faults, SimulatorCounters counters, TimeProvider time)
{
    private const string Analytics = "/agentassist/api/public/analytics/account/{accountId}/v2/";
    private const string Conversations = "/agentassist/api/v1/public/{streamId}/conversations";

    private readonly VendorToken token = new(options);
    private readonly RateLimit rateLimit = new(options.RequestsPerMinute, options.FeedRequestsPerHour);
    private readonly AnswerWriter answers = new(options, faults, counters, time);
    private readonly InteractionDetailsEndpoint interactionDetails = new(options, source, faults, time);
    private readonly IntentFeedEndpoint intentFeed = new(options, source, time);
    private readonly ConversationEndpoint conversation = new(options, source, time);

    public void Map(IEndpointRouteBuilder routes)
    {
        var feedVerbs = options.Profile.AllowIntentGet ? new[] { "POST", "GET" } : ["POST"];
        Map(routes, Analytics + "interactionDetails", SimulatorEndpoint.InteractionDetails, ["POST"], interactionDetails.AnswerAsync);
        Map(routes, Analytics + "calldetails", SimulatorEndpoint.InteractionDetails, ["POST"], interactionDetails.AnswerAsync);
        Map(routes, "/api/public/bot/{streamId}/intentrealtimedata", SimulatorEndpoint.IntentFeed, feedVerbs,
            (http, _) => Task.FromResult(intentFeed.Answer(Route(http, "streamId"))));
        Map(routes, Conversations, SimulatorEndpoint.ConversationList, ["GET"],
            (http, _) => Task.FromResult(conversation.List(Route(http, "streamId"), http.Request.Query)));
        Map(routes, Conversations + "/{conversationId}", SimulatorEndpoint.Conversation, ["GET"],
            (http, _) => Task.FromResult(conversation.One(Route(http, "streamId"), Route(http, "conversationId"))));
        Map(routes, Conversations + "/sessions/{sessionId}", SimulatorEndpoint.ConversationBySession, ["GET"],
            (http, _) => Task.FromResult(conversation.OfSession(Route(http, "streamId"), Route(http, "sessionId"))));
        routes.MapFallback(http => answers.WriteAsync(http, VendorAnswer.Error(404, VendorMessages.UnknownRoute), CallFaults.None));
    }

    private void Map(
        IEndpointRouteBuilder routes, string pattern, SimulatorEndpoint endpoint, string[] verbs, Func<HttpContext, CallFaults, Task<VendorAnswer>> answer) =>
        routes.Map(pattern, async (HttpContext http) =>
        {
            var now = time.GetUtcNow();
            if (faults.IsHostDead(now))
            {
                http.Abort();
                return;
            }

            counters.CountCall(endpoint, now);
            var struck = faults.Begin(endpoint);
            if (struck.Strikes(SimulatorFault.DeadHost, out var seconds))
            {
                faults.KillHost(seconds is null ? DateTimeOffset.MaxValue : now.AddSeconds(seconds.Value));
                http.Abort();
                return;
            }

            http.Response.Headers.Date = (now + faults.ClockSkew).ToString("R", CultureInfo.InvariantCulture);
            var result = !verbs.Contains(http.Request.Method)
                ? VendorAnswer.Error(405, VendorMessages.MethodNotAllowed)
                : Refusal(http, endpoint, now) ?? await answer(http, struck);
            await answers.WriteAsync(http, result, struck);
        });

    private VendorAnswer? Refusal(HttpContext http, SimulatorEndpoint endpoint, DateTimeOffset now)
    {
        var headers = http.Request.Headers;
        if (token.Refusal(headers["auth"], now + faults.ClockSkew) is { } message)
            return VendorAnswer.Error(401, message);
        // ASSUME: both the header and the path must name the account of the token's app.
        if (headers["accountId"] != options.AccountId || (http.Request.RouteValues["accountId"] as string ?? options.AccountId) != options.AccountId)
            return VendorAnswer.Error(401, VendorMessages.InvalidCredentials);
        if (rateLimit.Admit(now, endpoint == SimulatorEndpoint.IntentFeed ? Route(http, "streamId") : null) is { } refusal)
            return VendorAnswer.Error(429, refusal.Message) with { RetryAfter = options.Profile.RetryAfter ? refusal.Wait : null };
        return endpoint == SimulatorEndpoint.InteractionDetails && !IsStreamKnown(headers["iId"])
            ? VendorAnswer.Error(400, VendorMessages.InvalidStream)
            : null;
    }

    private bool IsStreamKnown(string? iId) => string.IsNullOrEmpty(iId) ? !options.Profile.RequireIId : source.BotIds.Contains(iId);

    private static string Route(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;
}
