using System.Buffers;

namespace GraphQLApi.Upstream;

/// <summary>The rules of <see cref="UpstreamOptions.Validate"/>.</summary>
internal static class UpstreamOptionsCheck
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    public static IReadOnlyList<string> Problems(UpstreamOptions options) =>
    [
        .. Addresses(options), .. Identity(options), .. Credentials(options), .. Numbers(options),
    ];

    private static IEnumerable<string> Addresses(UpstreamOptions options)
    {
        if (options.BaseUrl.Length == 0)
        {
            yield return "Upstream:BaseUrl is empty; set the vendor's address, such as https://smartassist.kore.ai.";
        }
        else if (!IsHttp(options.BaseUrl))
        {
            yield return "Upstream:BaseUrl must be an absolute http or https address without query, name or password.";
        }

        if (options.RealtimeBaseUrl.Length > 0 && !IsHttp(options.RealtimeBaseUrl))
        {
            yield return "Upstream:RealtimeBaseUrl must be an absolute http or https address without query, name or password, or empty.";
        }
    }

    private static IEnumerable<string> Identity(UpstreamOptions options)
    {
        if (options.AccountId.Length != 24 || options.AccountId.AsSpan().ContainsAnyExcept(Hex))
        {
            yield return "Upstream:AccountId must be 24 hex digits.";
        }

        if (options.BotIds.Count == 0)
        {
            yield return "Upstream:BotIds:0 is missing; name at least one bot (st-...).";
        }

        for (var i = 0; i < options.BotIds.Count; i++)
        {
            if (!options.BotIds[i].StartsWith("st-", StringComparison.Ordinal) || options.BotIds[i].Length == 3 || !IsToken(options.BotIds[i]))
            {
                yield return $"Upstream:BotIds:{i} must start with st- and hold no blanks or slashes.";
            }
            else if (options.BotIds.IndexOf(options.BotIds[i]) < i)
            {
                yield return $"Upstream:BotIds:{i} repeats an earlier bot.";
            }
        }
    }

    private static IEnumerable<string> Credentials(UpstreamOptions options)
    {
        var (hasSecret, hasToken) = (options.ClientSecret.Length > 0, options.Token.Length > 0);
        if (hasSecret && hasToken)
        {
            yield return "Upstream:ClientSecret and Upstream:Token exclude each other; set one of them.";
        }
        else if (!hasSecret && !hasToken)
        {
            yield return "Upstream:ClientSecret (or a ready Upstream:Token) is missing.";
        }

        if (hasSecret && options.ClientId.Length == 0)
        {
            yield return "Upstream:ClientId is missing; it belongs to Upstream:ClientSecret.";
        }

        if (hasToken && !IsToken(options.Token))
        {
            yield return "Upstream:Token must be the bare token: no blanks, no line ends, no \"Bearer\".";
        }

        if (hasSecret && options.Jwt.ClientIdClaim.Length == 0)
        {
            yield return "Upstream:Jwt:ClientIdClaim must not be empty.";
        }

        if (options.Jwt.Lifetime < TimeSpan.Zero)
        {
            yield return "Upstream:Jwt:Lifetime must not be negative.";
        }
    }

    private static IEnumerable<string> Numbers(UpstreamOptions options)
    {
        if (options.RequestsPerMinute < 0)
        {
            yield return "Upstream:RequestsPerMinute must be 0 (unlimited) or more.";
        }

        if (options.TimeZoneOffset is < -1440 or > 1440)
        {
            yield return "Upstream:TimeZoneOffset is in minutes, -1440 to 1440.";
        }

        if (options.RealtimePollInterval < TimeSpan.Zero)
        {
            yield return "Upstream:RealtimePollInterval must not be negative.";
        }

        if (options.RequestTimeout <= TimeSpan.Zero)
        {
            yield return "Upstream:RequestTimeout must be more than zero.";
        }

        if (options.InteractiveRetries is < 0 or > 20)
        {
            yield return "Upstream:InteractiveRetries must be 0 to 20.";
        }

        if (options.BackfillRetries is < 0 or > 20)
        {
            yield return "Upstream:BackfillRetries must be 0 to 20.";
        }

        if (options.CircuitFailures < 2)
        {
            yield return "Upstream:CircuitFailures must be 2 or more.";
        }

        if (options.CircuitBreak < TimeSpan.FromMilliseconds(500))
        {
            yield return "Upstream:CircuitBreak must be at least 00:00:00.5.";
        }

        if (!IsUserAgent(options.UserAgent))
        {
            yield return "Upstream:UserAgent must be one product such as GraphQLApi/0.1.";
        }
    }

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;

    private static bool IsToken(string text) => text.All(c => c is > ' ' and < '\u007f' and not ('/' or '?' or '#'));

    private static bool IsUserAgent(string text)
    {
        using var request = new HttpRequestMessage();
        return text.Length > 0 && request.Headers.UserAgent.TryParseAdd(text);
    }
}
