using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace SupportConsole.Shutdown;

/// <summary>Registers the way in which the program stops.</summary>
internal static class ShutdownRegistration
{
    public static WebApplicationBuilder AddGracefulShutdown(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<ShutdownOptions>()
            .BindConfiguration(ShutdownOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<NodeDrain>();
        builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
        builder
            .Services.AddOptions<HostOptions>()
            .Configure<IOptions<ShutdownOptions>>(
                (host, shutdown) => host.ShutdownTimeout = TimeSpan.FromSeconds(shutdown.Value.TimeoutSeconds)
            );
        return builder;
    }

    /// <summary>
    /// While the node drains, each answer ends its connection, so that callers who keep connections go elsewhere with
    /// the next call.
    /// </summary>
    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<NodeDrain>();
        app.Use(
            (context, next) =>
            {
                if (
                    drain.HasBegun
                    && HttpProtocol.IsHttp11(context.Request.Protocol)
                    && context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true }
                )
                {
                    // On starting: the error page clears what was set before it.
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers.Connection = "close";
                        return Task.CompletedTask;
                    });
                }

                return next(context);
            }
        );
    }
}
