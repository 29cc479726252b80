using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.Tests.Processes;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Transforms;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// What stands before several nodes in production: asks each whether it is ready, keeps a browser on its node by a
/// cookie, and sends calls of the platform to any.
/// </summary>
internal sealed class NodeProxy : IAsyncDisposable
{
    private const string Pages = "pages";
    private const string Calls = "calls";

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(250);

    private readonly WebApplication _app;

    private NodeProxy(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Starts it before nodes that have started.</summary>
    public static async Task<NodeProxy> StartAsync(IReadOnlyList<ProgramProcess> nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddReverseProxy()
            .LoadFromMemory(
                [Route(Calls, "/platform/{**path}", order: 0), Route(Pages, "/{**path}", order: 1)],
                [Cluster(Calls, nodes, keepsBrowsers: false), Cluster(Pages, nodes, keepsBrowsers: true)]
            )
            .AddTransforms(context => context.AddOriginalHost());
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static RouteConfig Route(string cluster, string path, int order) =>
        new()
        {
            RouteId = cluster,
            ClusterId = cluster,
            Order = order,
            Match = new() { Path = path },
        };

    private static ClusterConfig Cluster(string id, IReadOnlyList<ProgramProcess> nodes, bool keepsBrowsers) =>
        new()
        {
            ClusterId = id,
            LoadBalancingPolicy = "RoundRobin",
            SessionAffinity = new()
            {
                Enabled = keepsBrowsers,
                Policy = "HashCookie",
                FailurePolicy = "Redistribute",
                AffinityKeyName = "node",
            },
            HealthCheck = new()
            {
                Active = new()
                {
                    Enabled = true,
                    Interval = ProbeInterval,
                    Timeout = TimeSpan.FromSeconds(2),
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                    Path = "/health/ready",
                },
            },
            Metadata = new Dictionary<string, string>
            {
                [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1",
            },
            Destinations = nodes
                .Select((node, number) => (Number: number.ToString(CultureInfo.InvariantCulture), node.Address))
                .ToDictionary(node => node.Number, node => new DestinationConfig { Address = node.Address.ToString() }),
        };
}
