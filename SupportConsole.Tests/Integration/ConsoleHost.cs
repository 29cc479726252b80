using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SupportConsole.Tests.Integration;

/// <summary>The whole program in Development, on an empty database of its own, without demo data.</summary>
public sealed partial class ConsoleHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-").FullName;

    /// <summary>A browser that shows redirects instead of following them.</summary>
    public HttpClient CreateBrowser() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<HttpClient> SignInAsync(string persona)
    {
        var browser = CreateBrowser();
        using var answer = await PostSignInAsync(browser, persona, "/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    /// <summary>Sends the sign-in form as the page shows it.</summary>
    public static async Task<HttpResponseMessage> PostSignInAsync(HttpClient browser, string persona, string returnUrl)
    {
        var page = await browser.GetStringAsync("/sign-in");
        var token = FormToken().Match(page).Groups[1].Value;
        return await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token,
                    ["persona"] = persona,
                    ["returnUrl"] = returnUrl,
                }
            )
        );
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Authentication:Mode", "Development");

        // A class of tests is more people in a minute than an office.
        foreach (var limit in new[] { "SignInsPerMinute", "RefusedKeysPerMinute", "AnonymousRequestsPerMinute" })
        {
            builder.UseSetting($"Security:{limit}", "100000");
        }

        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Email:FolderPath", Path.Combine(_folder, "mails"));
        builder.UseSetting("Audit:CheckpointFile", Path.Combine(_folder, "audit-checkpoints.jsonl"));
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "console.db")}");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
