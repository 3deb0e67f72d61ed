using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>The answer to a request that ends before GraphQL begins, also for a host that refuses one on its own grounds.</summary>
public static class Refusals
{
    /// <summary>Writes <paramref name="error"/> in the media type the client asked for, JSON where it asked for none of ours; the status is the same for both.</summary>
    public static Task WriteAsync(HttpContext http, int status, GraphQLError error)
    {
        ArgumentNullException.ThrowIfNull(http);
        var mediaType = ContentNegotiation.Choose(http.Request.Headers.Accept) ?? ContentNegotiation.Json;
        return JsonAnswer.WriteAsync(http, ExecutionResult.Refused(RequestStep.Parse, error), status, mediaType);
    }
}
