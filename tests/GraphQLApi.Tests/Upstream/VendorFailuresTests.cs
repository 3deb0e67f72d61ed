using System.Net;
using System.Text;
using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream;

public sealed class VendorFailuresTests
{
    [Theory]
    [InlineData(401, """{"errors":[{"msg":"Invalid SDK credentials","code":4002}]}""", UpstreamFailure.Unauthorized, 4002,
        "The vendor refuses the credentials; check Upstream:ClientId, Upstream:ClientSecret and Upstream:AccountId. (HTTP 401, code 4002, \"Invalid SDK credentials\")")]
    [InlineData(401, """{"errors":[{"msg":"Permission denied. Scope is incorrect!","code":4002}]}""", UpstreamFailure.Unauthorized, 4002,
        "The JWT app of Upstream:ClientId lacks the scope \"SmartAssist Analytics\", or was not published after it was given. (HTTP 401, code 4002, \"Permission denied. Scope is incorrect!\")")]
    [InlineData(401, "", UpstreamFailure.Unauthorized, null,
        "The vendor refuses the credentials; check Upstream:ClientId, Upstream:ClientSecret and Upstream:AccountId. (HTTP 401)")]
    [InlineData(200, """{"errors":[{"msg":"Invalid SDK credentials","code":4002}]}""", UpstreamFailure.Unauthorized, 4002,
        "The vendor refuses the credentials; check Upstream:ClientId, Upstream:ClientSecret and Upstream:AccountId. (HTTP 200, code 4002, \"Invalid SDK credentials\")")]
    [InlineData(403, """{"errors":[{"msg":"Invalid values in the body","code":403}]}""", UpstreamFailure.Rejected, 403,
        "The vendor refused the request. (HTTP 403, code 403, \"Invalid values in the body\")")]
    [InlineData(400, """{"errors":[{"msg":"Invalid StreamId","code":400}]}""", UpstreamFailure.Rejected, 400,
        "The vendor does not know this bot; check Upstream:BotIds. (HTTP 400, code 400, \"Invalid StreamId\")")]
    [InlineData(412, """{"error":{"code":"412","message":"Validation errors/ Invalid arguments"}}""", UpstreamFailure.Rejected, 412,
        "The vendor refused the request. (HTTP 412, code 412, \"Validation errors/ Invalid arguments\")")]
    [InlineData(400, """{"error":"no good"}""", UpstreamFailure.Rejected, null, "The vendor refused the request. (HTTP 400)")]
    [InlineData(405, """{"message":"Method Not Allowed"}""", UpstreamFailure.Rejected, null,
        "The vendor does not know this address; check Upstream:BaseUrl. (HTTP 405, code none, \"Method Not Allowed\")")]
    [InlineData(302, "<html></html>", UpstreamFailure.Rejected, null, "The vendor's address redirects elsewhere; check Upstream:BaseUrl. (HTTP 302)")]
    [InlineData(429, "slow down", UpstreamFailure.RateLimited, null,
        "The vendor's rate limit is used up; Upstream:RequestsPerMinute is too high or others use the account. (HTTP 429)")]
    [InlineData(502, "<html>Bad Gateway</html>", UpstreamFailure.Unavailable, null, "The vendor's server failed. (HTTP 502)")]
    public void Status_and_envelope_make_the_failure(int status, string body, UpstreamFailure failure, int? code, string message)
    {
        var exception = VendorFailures.From((HttpStatusCode)status, ErrorEnvelope.Read(Encoding.UTF8.GetBytes(body)), usesReadyToken: false);
        Assert.Equal((failure, code, (HttpStatusCode)status), (exception.Failure, exception.VendorCode, exception.HttpStatus));
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void A_ready_token_is_named_instead_of_the_secret() => Assert.StartsWith(
        "The vendor refuses Upstream:Token",
        VendorFailures.From(HttpStatusCode.Unauthorized, null, usesReadyToken: true).Message);

    // A text may echo anything, a name above all, which no pattern finds.
    [Fact]
    public void A_text_that_is_not_known_is_left_out() => Assert.Equal(
        "The vendor refused the request. (HTTP 400, code 7)",
        VendorFailures.From(HttpStatusCode.BadRequest, new ErrorEnvelope("Jane Doe, jane.doe@domain.com, has no access", 7), usesReadyToken: false).Message);
}
