using System.Net;
using System.Net.Sockets;

namespace SupportConsole.Security.Throttling;

/// <summary>What stands for a client whose requests are counted.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The address; of IPv6 the network of 64 bits, all of which one customer of a provider has. Behind a proxy that is
    /// not configured, all clients are the proxy.
    /// </summary>
    public static string Of(HttpContext context) =>
        context.Connection.RemoteIpAddress switch
        {
            null => "local",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } address => NetworkOf(address),
            var address => address.ToString(),
        };

    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes) + "/64";
    }
}
