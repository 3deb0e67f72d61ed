using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Testing;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.IntegrationTests.Access;

/// <summary>Callers of one server who see different rows: the header says which, as a key would.</summary>
internal static class LimitedCallers
{
    private const string Header = "X-Test-Sees";

    /// <summary>Who asks; without the header one who sees everything.</summary>
    public static Caller Of(HttpContext http)
    {
        var sees = http.Request.Headers[Header].ToString();
        var limits = sees.Length == 0 ? [null, null] : JsonSerializer.Deserialize<string[]?[]>(sees)!;
        return new Caller("test", AccessScopes.All, new Visibility(limits[0], limits[1]));
    }

    /// <summary>From here on the server's client asks as one who sees these queues and bots alone; null for no limit.</summary>
    public static void See(this TestServer server, IEnumerable<string>? queues, IEnumerable<string>? bots)
    {
        server.Client.DefaultRequestHeaders.Remove(Header);
        server.Client.DefaultRequestHeaders.Add(Header, JsonSerializer.Serialize(new[] { queues, bots }));
    }

    /// <summary>Whatever was said before: everything.</summary>
    public static void SeeAll(this TestServer server) => server.See(null, null);
}
