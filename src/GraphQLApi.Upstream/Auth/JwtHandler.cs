using Microsoft.Extensions.Options;

namespace GraphQLApi.Upstream.Auth;

/// <summary>Puts a fresh token into `auth` for every attempt: raw, without "Bearer" (CONTRACT §2.2), dated by the clock that judges it.</summary>
internal sealed class JwtHandler(IOptions<UpstreamOptions> options, VendorClock clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var token = settings.Token.Length > 0
            ? settings.Token
            : JwtMinter.Mint(settings.ClientId, settings.ClientSecret, settings.Jwt, clock.GetUtcNow(), Guid.NewGuid().ToString("N"));
        request.Headers.Remove("auth");
        request.Headers.TryAddWithoutValidation("auth", token);
        return base.SendAsync(request, cancellationToken);
    }
}
