using System.Buffers.Binary;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace GraphQLApi.Server;

/// <summary>What the web server below GraphQL puts up with: a connection that says nothing, or not enough, must cost little and not for long.</summary>
internal static class KestrelLimits
{
    // Linux, netinet/tcp.h: milliseconds that sent data may stay unacknowledged. .NET has no name for it.
    private const int TcpUserTimeout = 18;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // GraphQL:MaxRequestBytes is smaller and answers as GraphQL does.
        kestrel.Limits.MaxRequestBodySize = null;
        // Half-open ones hold about 3 KB each, so all of them 30 MB: far more than one attacker's thousand, which leaves room for everybody else.
        kestrel.Limits.MaxConcurrentConnections = 10_000;
        // A head fits into two packets; five seconds are two retransmissions on a bad line.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        // Longer than the 60 s of the usual load balancers: the side that keeps a pool of connections must be the one to close them.
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        // Half a line of text a second, after time for a phone to wake up; slower is somebody holding the connection open.
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(3));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(5));
        // GET holds the whole request; what is longer goes by POST, since proxies cut at 8 or 16 KB as well.
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
    }

    /// <summary>A peer that vanished without a word is noticed within a minute, whether we wait for it or write to it.</summary>
    public static void Apply(SocketTransportOptions sockets) => sockets.CreateBoundListenSocket = endpoint =>
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (socket.ProtocolType != ProtocolType.Tcp)
            return socket;
        // Accepted sockets inherit the options of the one that listens.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        if (OperatingSystem.IsLinux())
        {
            Span<byte> milliseconds = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(milliseconds, 60_000);
            socket.SetRawSocketOption((int)ProtocolType.Tcp, TcpUserTimeout, milliseconds);
        }

        return socket;
    };
}
