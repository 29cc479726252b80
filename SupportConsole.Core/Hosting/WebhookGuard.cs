using System.Net;
using System.Net.Sockets;

namespace SupportConsole.Core.Hosting;

/// <summary>
/// Says where a webhook may lead: outside Development to https on public addresses only, so that nobody who can set an
/// address, or a name server, makes this program talk to its own network (server-side request forgery).
/// </summary>
/// <param name="anywhere">True in Development, where the other side may be a stand-in on this machine.</param>
/// <param name="resolve">Finds the addresses of a name; null for the system's own way.</param>
internal sealed class WebhookGuard(bool anywhere, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    /// <summary>
    /// This machine, private networks, links (with the clouds' metadata services), carriers' networks, test networks,
    /// multicast, what is reserved, and IPv6 ranges that stand for IPv4 addresses. Source: IANA, special-purpose
    /// address registries.
    /// </summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>Of IPv6, what is allocated as global unicast, but for these parts of it.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotGlobal =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>What is wrong with an address of the settings, without repeating it; null when nothing is.</summary>
    /// <param name="setting">Its full name.</param>
    /// <param name="url">What was set.</param>
    /// <param name="why">Why it must be https.</param>
    public string? FindProblem(string setting, string url, string why)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            return $"{setting} is not an address. Write it with https:// and set it in the environment "
                + $"({setting.Replace(":", "__", StringComparison.Ordinal)}).";
        }

        if (anywhere)
        {
            return null;
        }

        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return $"{setting} must begin with https://: {why}";
        }

        return address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var literal) && !IsPublic(literal))
            ? $"{setting} leads to this machine or to a private network. Outside Development a webhook must have a "
                + "public address."
            : null;
    }

    /// <summary>True for an address of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !NotPublic.Any(range => range.Contains(plain)),
            AddressFamily.InterNetworkV6 => GlobalUnicast.Contains(plain)
                && !NotGlobal.Any(range => range.Contains(plain)),
            _ => false,
        };
    }

    /// <summary>
    /// Makes the handler of a webhook's client: no redirects, for a post is for the configured address and no other,
    /// and no connection to an address that is not public.
    /// </summary>
    public SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (!anywhere)
        {
            handler.ConnectCallback = ConnectAsync;
        }

        return handler;
    }

    /// <summary>Why a post failed, in a few words without the address.</summary>
    public static string Explain(HttpRequestException exception) =>
        exception.InnerException is WebhookAddressException refused
            ? refused.Message
            : exception.HttpRequestError.ToString();

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await (resolve ?? Dns.GetHostAddressesAsync)(host, cancellationToken);

        // An operator's own proxy (HTTPS_PROXY) may be private: it resolves the name, and its rules hold.
        var isProxy = context.InitialRequestMessage.RequestUri?.IdnHost != host;
        if (!isProxy && addresses.FirstOrDefault(address => !IsPublic(address)) is not null)
        {
            throw new WebhookAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // To the addresses that were checked: a second look-up may answer otherwise.
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A webhook's name leads to an address that is not public.</summary>
internal sealed class WebhookAddressException()
    : IOException("its name leads to a private address, which is refused outside Development");
