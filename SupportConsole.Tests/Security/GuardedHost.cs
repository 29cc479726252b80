using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Security;

/// <summary>
/// The whole program with settings of a test's own, in Development or as it is deployed; clients say which address they
/// come from.
/// </summary>
internal sealed partial class GuardedHost(bool production = false) : WebApplicationFactory<Program>
{
    public const string PublicUrl = "https://console.example.test";

    /// <summary>Opens the platform API.</summary>
    public const string PlatformKey = "a-key-of-the-tests";

    private const string AddressHeader = "X-Test-Address";

    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-").FullName;

    /// <summary>Settings beside or instead of the usual ones; to be set before the first call.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public LogRecorder Log { get; } = new();

    public string DatabaseFile => Path.Combine(_folder, "console.db");

    public Uri Address => new(production ? PublicUrl : "http://localhost");

    /// <summary>A browser at this address that shows redirects instead of following them.</summary>
    public HttpClient CreateBrowser(string address = "192.0.2.1")
    {
        var browser = CreateClient(new() { AllowAutoRedirect = false, BaseAddress = Address });
        browser.DefaultRequestHeaders.Add(AddressHeader, address);
        return browser;
    }

    /// <summary>A service of the platform with this key.</summary>
    public HttpClient CreateService(string key = PlatformKey, string address = "192.0.2.1")
    {
        var service = CreateBrowser(address);
        service.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return service;
    }

    /// <summary>A browser in which somebody has signed in; Development.</summary>
    public async Task<HttpClient> SignInAsync(string persona = "support-engineer", string address = "192.0.2.1")
    {
        var browser = CreateBrowser(address);
        using var answer = await ConsoleHost.PostSignInAsync(browser, persona, "/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    /// <summary>The token of the forms on a page.</summary>
    public static string FormTokenOf(string page) => FormToken().Match(page).Groups[1].Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(production ? "Production" : "Development");
        Dictionary<string, string> settings = new()
        {
            ["Demo:Enabled"] = "false",
            ["Email:FolderPath"] = Path.Combine(_folder, "mails"),
            ["Audit:CheckpointFile"] = Path.Combine(_folder, "audit-checkpoints.jsonl"),
            ["Database:ConnectionString"] = $"Data Source={DatabaseFile}",
            ["Authentication:Mode"] = production ? "EntraId" : "Development",
            ["Platform:Keys:0:Name"] = "tests",
            ["Platform:Keys:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(PlatformKey))),
        };
        if (production)
        {
            settings["Console:PublicUrl"] = PublicUrl;
            settings["Authentication:Contact"] = "it-service@example.test";
            settings["Authentication:EntraId:TenantId"] = "8f2b0c3e-0000-4000-8000-000000000001";
            settings["Authentication:EntraId:ClientId"] = "8f2b0c3e-0000-4000-8000-000000000002";
            settings["Authentication:EntraId:ClientSecret"] = "not-a-guid";
        }

        foreach (var (name, value) in settings.Concat(Settings))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new AddressFilter()));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Log.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    /// <summary>A test's server has no connections, and so no addresses.</summary>
    private sealed class AddressFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, rest) =>
                    {
                        if (IPAddress.TryParse(context.Request.Headers[AddressHeader], out var address))
                        {
                            context.Connection.RemoteIpAddress = address;
                        }

                        return rest(context);
                    }
                );
                next(app);
            };
    }
}
