using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth.Providers;

/// <summary>The whole program, signed in to through an <see cref="EntraTenant"/>, on an empty database.</summary>
public sealed class EntraHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-").FullName;

    internal EntraTenant Tenant { get; private set; } = null!;

    internal LogRecorder Log { get; } = new();

    internal ShiftedClock Clock { get; } = new();

    /// <summary>Settings beside or instead of those of every test; to be set before the first call.</summary>
    internal Dictionary<string, string> Settings { get; } = [];

    public async Task InitializeAsync() => Tenant = await EntraTenant.StartAsync();

    /// <summary>A browser that shows redirects instead of following them.</summary>
    internal HttpClient CreateBrowser() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>Goes to the provider and comes back; the answer to the callback.</summary>
    internal static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string returnUrl = "/audit") =>
        await browser.GetAsync(await CallbackAsync(browser, returnUrl));

    /// <summary>Goes to the provider; the address that it leads back to.</summary>
    internal static async Task<Uri> CallbackAsync(HttpClient browser, string returnUrl = "/audit")
    {
        using var begun = await browser.GetAsync("/sign-in/begin?returnUrl=" + Uri.EscapeDataString(returnUrl));
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await provider.GetAsync(begun.Headers.Location);
        return answer.Headers.Location!;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Tenant.DisposeAsync();
        Log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Demo:Enabled", "false");

        // A class of tests is more people in a minute than an office.
        foreach (var limit in new[] { "SignInsPerMinute", "RefusedKeysPerMinute", "AnonymousRequestsPerMinute" })
        {
            builder.UseSetting($"Security:{limit}", "100000");
        }

        builder.UseSetting("Email:FolderPath", Path.Combine(_folder, "mails"));
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "console.db")}");
        builder.UseSetting("Authentication:Mode", "EntraId");
        builder.UseSetting("Authentication:Contact", "it-service@example.test");
        builder.UseSetting("Authentication:EntraId:Instance", Tenant.Address);
        builder.UseSetting("Authentication:EntraId:TenantId", EntraTenant.TenantId);
        builder.UseSetting("Authentication:EntraId:ClientId", EntraTenant.ClientId);
        builder.UseSetting("Authentication:EntraId:ClientSecret", EntraTenant.Secret);
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock));
    }
}
