using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SupportConsole.Security.Circuits;
using SupportConsole.Security.Keys;
using SupportConsole.Security.Network;
using SupportConsole.Security.Throttling;

namespace SupportConsole.Security;

/// <summary>Registers what bounds and guards the requests of everyone.</summary>
internal static class SecurityRegistration
{
    /// <summary>Adds the limits, the guards and the keys of cookies.</summary>
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<SecurityOptions>()
            .BindConfiguration(SecurityOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.AddNetworkSettings();
        builder.AddKeyProtection();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedCallers>();
        builder.Services.AddSingleton<CircuitCount>();
        builder.Services.AddScoped<CircuitAdmission>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitAdmission>());
        return builder;
    }
}
