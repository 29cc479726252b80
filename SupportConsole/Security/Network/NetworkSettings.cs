using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using SupportConsole.Api.Requests;

namespace SupportConsole.Security.Network;

/// <summary>What the web server takes, where it listens, and which proxies it believes.</summary>
internal static class NetworkSettings
{
    /// <summary>A sign-in's cookies and the longest state of a provider fit well.</summary>
    private const int MaximumHeaderBytes = 32 * 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    public static void AddNetworkSettings(this WebApplicationBuilder builder)
    {
        var (configuration, environment) = (builder.Configuration, builder.Environment);
        builder
            .Services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<SecurityOptions>>(
                (kestrel, security) =>
                {
                    SetLimits(kestrel, security.Value);
                    if (environment.IsDevelopment())
                    {
                        kestrel.ConfigureEndpointDefaults(listen =>
                            LoopbackOnly.Demand(configuration, listen.IPEndPoint?.Address)
                        );
                    }
                }
            );
        builder
            .Services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<SecurityOptions>>((headers, security) => Trust(headers, security.Value.Proxies));
        builder.Services.AddHsts(options =>
            (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true)
        );
        builder.Services.AddSingleton<IValidateOptions<SecurityOptions>, ForwardingValidator>();
    }

    private static void SetLimits(KestrelServerOptions kestrel, SecurityOptions security)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = security.Connections;

        // What is over the limit of circuits still has a connection, over which its page says so.
        limits.MaxConcurrentUpgradedConnections = 2L * security.Circuits;
        limits.MaxRequestBodySize = BodyProblem.MaximumWireBytes;
        limits.MaxRequestHeadersTotalSize = MaximumHeaderBytes;
        limits.RequestHeadersTimeout = HeadersTimeout;
    }

    private static void Trust(ForwardedHeadersOptions headers, List<string> proxies)
    {
        // Not the host: the console has one address, which is configured.
        headers.ForwardedHeaders =
            proxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();

        // As many as there are, while each is a known one.
        headers.ForwardLimit = null;
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                headers.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                headers.KnownIPNetworks.Add(network);
            }
        }
    }

    /// <summary>The framework's own switch believes every sender.</summary>
    internal sealed class ForwardingValidator(IConfiguration configuration) : IValidateOptions<SecurityOptions>
    {
        public ValidateOptionsResult Validate(string? name, SecurityOptions options) =>
            configuration.GetValue<bool>("ForwardedHeaders_Enabled")
                ? ValidateOptionsResult.Fail(
                    "ASPNETCORE_FORWARDEDHEADERS_ENABLED=true believes the forwarded headers of every sender. Remove "
                        + "it, and set the proxy's address in Security:Proxies:0."
                )
                : ValidateOptionsResult.Success;
    }
}
