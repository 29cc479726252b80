using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// The demo's stand-in for Stripe: an HTTP server on this machine alone, on any free port, for as long as the program
/// runs. It is no part of the console's own server, whose addresses, sign-in and log of addresses know nothing of it.
/// </summary>
internal sealed partial class DemoStripeServer : IHostedService, IDisposable
{
    private readonly DemoStripeApi _api;
    private readonly IServiceProvider _services;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly Socket _socket;
    private readonly IPEndPoint _endPoint;
    private KestrelServer? _server;

    /// <summary>
    /// Takes a free port, before anybody listens on it: the options must name it before the program starts.
    /// </summary>
    public DemoStripeServer(DemoStripeApi api, IServiceProvider services, ILoggerFactory loggers)
    {
        (_api, _services, _loggers, _logger) = (api, services, loggers, loggers.CreateLogger<DemoStripeServer>());
        _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _endPoint = (IPEndPoint)_socket.LocalEndPoint!;
        Address = new($"http://{_endPoint}");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Lets the console in, and nobody else on this machine.</summary>
    public string Key => _api.Key;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var kestrel = new KestrelServerOptions { ApplicationServices = _services, AddServerHeader = false };
        kestrel.Listen(_endPoint, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportOptions { CreateBoundListenSocket = _ => _socket };
        _server = new(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(transport), _loggers),
            _loggers
        );
        await _server.StartAsync(new Application(_api), cancellationToken);
        LogStarted(Address);
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose()
    {
        _server?.Dispose();
        _socket.Dispose();
    }

    [LoggerMessage(
        LogLevel.Information,
        "No Stripe:ApiKey is set: payments are invented by a demo server on {Address}"
    )]
    private partial void LogStarted(Uri address);

    private sealed class Application(DemoStripeApi api) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public async Task ProcessRequestAsync(HttpContext context)
        {
            var answer = await api.AnswerAsync(
                context.Request.Method,
                context.Request.Path,
                context.Request.Query,
                context.Request.Headers.Authorization,
                context.RequestAborted
            );
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = "application/json";
            context.Response.Headers["Request-Id"] =
                "req_demo_" + context.TraceIdentifier.Replace(":", "", StringComparison.Ordinal);
            await context.Response.Body.WriteAsync(answer.ToJson(), context.RequestAborted);
        }

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // Its features are the server's own.
        }
    }
}
