using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using SupportConsole.Auth.Providers;

namespace SupportConsole.Auth;

/// <summary>Registers sign-in and rights.</summary>
internal static class SignInRegistration
{
    /// <summary>
    /// Adds the cookie scheme, the policies and the person of a circuit, after the pages, whose own person never
    /// changes; a bad mode stops the program at start.
    /// </summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();

        builder.Services.AddSingleton<ISignInSessions, SignInSessions>();
        var development = builder.Environment.IsDevelopment();
        var mode = SignInOptions.Of(builder.Configuration).Known;
        builder
            .Services.AddAuthentication(SignInCookie.Scheme)
            .AddCookie(SignInCookie.Scheme, options => SignInCookie.Configure(options, mode, development))
            .AddProvider(builder.Configuration, development);
        builder.Services.AddAuthorizationBuilder().AddPermissions(SignInCookie.Scheme);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        builder.Services.AddScoped<CurrentActor>();
        return builder;
    }
}
