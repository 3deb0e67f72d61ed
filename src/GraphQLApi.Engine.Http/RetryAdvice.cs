using System.Globalization;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>Tells a caller who asked too much when to ask again: <c>retryAfterSeconds</c> of the error becomes <c>Retry-After</c>.</summary>
internal static class RetryAdvice
{
    /// <summary>Entry of an error's <c>extensions</c>: whole seconds.</summary>
    public const string Entry = "retryAfterSeconds";

    /// <summary>Whether the request was refused for its rate or number, before it ran.</summary>
    public static bool IsRateLimited(ExecutionResult result) => !result.HasData && result.Errors.Any(error => error.Code == ErrorCode.RateLimited);

    /// <summary>The longest wait that any of the errors asks for; 0 for none.</summary>
    public static int Seconds(ExecutionResult result) =>
        result.Errors.Select(error => error.Extensions?.GetValueOrDefault(Entry) is int seconds ? seconds : 0).DefaultIfEmpty().Max();

    public static void Apply(HttpContext http, int seconds)
    {
        if (seconds > 0)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
