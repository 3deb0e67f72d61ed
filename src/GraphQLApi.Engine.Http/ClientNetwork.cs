using System.Net;
using System.Net.Sockets;

namespace GraphQLApi.Engine.Http;

/// <summary>Where a client comes from, to count by: its IPv4 address, or its IPv6 network, for whoever has one address of IPv6 has 2⁶⁴ of them.</summary>
public static class ClientNetwork
{
    /// <summary>Equal for all addresses that one client may have: <c>192.0.2.1</c>, the first eight bytes in hexadecimal for IPv6, <c>none</c> without an address.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes(), 0, 8) : address.ToString();
    }
}
