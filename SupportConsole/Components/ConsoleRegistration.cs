using Microsoft.AspNetCore.Antiforgery;
using MudBlazor.Services;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Audit;
using SupportConsole.Components.Errors;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Theme;
using SupportConsole.Exports;
using SupportConsole.Security;
using SupportConsole.Security.Keys;
using SupportConsole.Security.Network;
using SupportConsole.Security.Throttling;

namespace SupportConsole.Components;

/// <summary>Registers and maps the pages.</summary>
internal static class ConsoleRegistration
{
    private const int MaximumMessageBytes = 1024 * 1024;

    /// <summary>Adds the pages, the sign-in and what they need.</summary>
    public static WebApplicationBuilder AddConsole(this WebApplicationBuilder builder)
    {
        // Beyond the default of 32 KB: a page hands its prerendered figures back when its circuit starts, and a pasted
        // text of 10,000 characters must be answered with what is wrong with it, not with a lost connection.
        builder
            .Services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = MaximumMessageBytes);
        builder.Services.AddMudServices();

        // Styles and scripts only: they hold no secret that its length could tell. A build leaves those of packages as
        // they are.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript"];
        });
        builder.Services.AddSingleton<ThemeSheet>();
        builder.Services.AddSingleton<LastVerification>();
        builder.Services.AddScoped<ViewPreferences>();
        builder.Services.AddScoped<RecentAccounts>();
        builder.Services.AddScoped<SavedViews>();
        builder.Services.AddScoped<Toasts>();
        builder.AddSignIn();
        builder.AddSecurity();
        builder.Services.Configure<AntiforgeryOptions>(options =>
        {
            var development = builder.Environment.IsDevelopment();
            options.Cookie.Name = development ? "support-console-form" : "__Host-support-console-form";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        return builder;
    }

    /// <summary>Guards, headers, error and status pages, then sign-in: before anything that answers.</summary>
    public static void UseConsole(this WebApplication app)
    {
        app.WarnOfPlainKeys();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.Use(new OwnAddress(app.Configuration, app.Environment).InvokeAsync);
        app.UseResponseCompression();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseErrorPages();
        app.UseSignInThrottling();
        app.UseAuthentication();
        app.UseVisitorThrottling();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>The pages, their assets and the sign-in forms.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet(ThemeSheet.Path, (ThemeSheet sheet, HttpContext context) => sheet.AnswerAsync(context.Response))
            .AllowAnonymous();
        app.MapSignIn();
        app.MapThrottlingExport();
        app.MapAccountsExport();
        app.MapUsageExport();
        app.MapPaymentsExport();
        app.MapTranscriptsExport();
        app.MapAuditDownload();

        // Pages name their permission; the circuits' hub and what belongs to it is for whoever is signed in.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization();
    }
}
