using System.Net;

namespace GraphQLApi.Server.Settings;

/// <summary>The addresses of <c>Urls</c>, separated by semicolons.</summary>
internal static class ListenAddresses
{
    public static IReadOnlyList<string> Split(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null where Kestrel could listen there.</summary>
    public static string? Problem(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65535 && address.PathBase.Length == 0
                ? null
                : Describe(url);
        }
        catch (FormatException)
        {
            return Describe(url);
        }
    }

    /// <summary>Whether only programs on this machine can reach it.</summary>
    public static bool IsLoopback(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe || IsLoopbackHost(address.Host);
    }

    /// <summary>Whether a name or address, IPv6 in brackets, is this machine's own.</summary>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static string Describe(string url) => $"Urls holds '{url}', which is not a listen address. Write http://localhost:5080, several separated by semicolons.";
}
