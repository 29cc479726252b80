using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Sessions;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Security;

/// <summary>A whole run, good and bad, whose log must hold no address, key, reason, note, cookie or session.</summary>
public sealed class LogHygieneTests
{
    private const string Account = "hygiene";
    private const string Email = "canary-mail@customer.example";
    private const string CompanyName = "Canary Company";
    private const string Reason = "Canary reason: the customer expects more traffic";
    private const string Note = "Canary note about the customer";
    private const string WrongKey = "canary-wrong-platform-key";
    private const string WebhookSecret = "canary-webhook-path";
    private const string AudioUrl = "https://audio.example/canary-audio.mp3?token=canary-token";
    private const string Query = "canary-query@customer.example";

    [Fact]
    public async Task WholeRun_GoodAndBad_LogsNoPersonalOrSecretText()
    {
        using var smtp = new FakeSmtpServer { Mood = SmtpMood.KnowsNoRecipient };
        using var slack = new FakeWebhook { Status = 500 };
        await using var host = new GuardedHost();
        host.Settings["Email:Host"] = "127.0.0.1";
        host.Settings["Email:Port"] = smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        host.Settings["Email:UseTls"] = "false";
        host.Settings["Email:From"] = "console@example.com";
        host.Settings["Slack:WebhookUrl"] = slack.Url.Replace("SECRET", WebhookSecret, StringComparison.Ordinal);
        host.Settings["Database:LockTimeoutSeconds"] = "1";
        using var service = host.CreateService();
        await RegisterAsync(service);
        await SubmitAsync(service, 600);
        var apiKey = await ActAsync(host);
        var cookies = await BrowseAsync(host);
        await MisbehaveAsync(host, service);
        await host
            .Services.GetRequiredService<ISignInStore>()
            .BeginAsync(People.Engineer, TimeProvider.System.GetUtcNow().AddHours(1), "192.0.2.1", "Browser", default);

        // Until the mail was refused and the post failed: both are told in the log.
        var patience = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30);
        while (!Logged(host, "Email") || !Logged(host, "SlackPost"))
        {
            Assert.True(
                TimeProvider.System.GetUtcNow() < patience,
                "The failures were not logged:\n" + string.Join('\n', host.Log.Lines.Select(line => line.Text))
            );
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var log = host.Log.Lines.Where(line => line.Level >= LogLevel.Information).Select(line => line.Text).ToList();
        Assert.True(log.Count > 10, "There is no log to look through.");
        string[] secrets =
        [
            Email,
            CompanyName,
            "Canary reason",
            "Canary note",
            GuardedHost.PlatformKey,
            WrongKey,
            WebhookSecret,
            "canary-audio",
            "canary-token",
            Query,
            apiKey,
            .. cookies,
        ];
        foreach (var secret in secrets)
        {
            var found = log.FirstOrDefault(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.True(found is null, $"'{secret}' stands in the log: {found}");
        }

        Assert.DoesNotContain(log, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"\w@\w+\.\w"));
    }

    private static bool Logged(GuardedHost host, string kind) =>
        host.Log.Lines.Any(line => line.Text.StartsWith(kind, StringComparison.Ordinal));

    private static async Task RegisterAsync(HttpClient service)
    {
        using var answer = await service.PutAsJsonAsync(
            $"/platform/v1/accounts/{Account}",
            new
            {
                email = Email,
                name = CompanyName,
                plan = "payAsYouGo",
                stripeCustomerId = "cus_hygiene",
            }
        );
        answer.EnsureSuccessStatusCode();
    }

    private static async Task SubmitAsync(HttpClient service, int count)
    {
        using var answer = await service.PostAsJsonAsync(
            $"/platform/v1/accounts/{Account}/transcripts",
            new
            {
                transcripts = Enumerable
                    .Range(0, count)
                    .Select(number => new { id = $"t{number}", audioUrl = AudioUrl }),
            }
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What people do, by the services below the pages.</summary>
    /// <returns>An API key in clear.</returns>
    private static async Task<string> ActAsync(GuardedHost host)
    {
        var services = host.Services;
        await services
            .GetRequiredService<INotes>()
            .AddAsync(People.Engineer, Account, Note, "note", CancellationToken.None);
        Assert.IsType<EscalationRequestOutcome.Requested>(
            await services
                .GetRequiredService<IEscalationService>()
                .RequestAsync(People.Engineer, new(Account, 200, 900, Reason, "SUP-1", "escalate"), default)
        );
        await services
            .GetRequiredService<ILimitChangeService>()
            .ChangeAsync(People.Engineer, new(Account, 200, 220, Reason, "SUP-1", "raise"), default);
        await services
            .GetRequiredService<ICreditService>()
            .GrantAsync(People.Engineer, new(Account, Reason, "SUP-1", "credit"), default);
        var created = await services
            .GetRequiredService<IProjectService>()
            .ExecuteAsync(
                People.Engineer,
                new CreateApiKey(Account, "default", "Canary key", Reason, "SUP-1", "key"),
                default
            );
        return KeyOf(created);
    }

    /// <summary>The clear text of a new key, wherever its outcome has it.</summary>
    private static string KeyOf(object outcome)
    {
        var text = JsonSerializer.Serialize(outcome, outcome.GetType());
        using var document = JsonDocument.Parse(text);
        return document
            .RootElement.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.String)
            .Select(property => property.Value.GetString()!)
            .OrderByDescending(value => value.Length)
            .First();
    }

    /// <summary>Looks at pages, and looks somebody up by address.</summary>
    /// <returns>The values of the cookies.</returns>
    private static async Task<string[]> BrowseAsync(GuardedHost host)
    {
        using var browser = host.CreateBrowser();
        using var signedIn = await ConsoleHost.PostSignInAsync(browser, "support-manager", "/");
        foreach (
            var path in new[]
            {
                "/",
                $"/accounts?q={Query}",
                $"/accounts/{Account}",
                $"/accounts/{Account}/payments.csv",
                "/usage.csv",
                "/audit",
                "/sessions",
                "/no-such-page?q=" + Query,
            }
        )
        {
            using var page = await browser.GetAsync(path);
        }

        return [.. signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0].Split('=', 2)[1])];
    }

    /// <summary>Wrong keys, forms, bodies and a database that is away.</summary>
    private static async Task MisbehaveAsync(GuardedHost host, HttpClient service)
    {
        using var guessing = host.CreateService(WrongKey);
        using var refused = await guessing.GetAsync($"/platform/v1/accounts/{Account}/limits");
        using var form = await guessing.PostAsync("/sign-in", new FormUrlEncodedContent([new("persona", Query)]));
        using var bad = await service.PutAsJsonAsync(
            $"/platform/v1/accounts/{Account}",
            new
            {
                email = "no address " + Query,
                name = CompanyName,
                plan = "nothing",
            }
        );
        using var webhook = await service.PostAsync("/webhooks/stripe", new StringContent(Email));
        using var browser = await host.SignInAsync("support-engineer");
        var (file, aside) = (host.DatabaseFile, host.DatabaseFile + ".aside");
        File.Move(file, aside);
        using var page = await browser.GetAsync($"/accounts/{Account}");
        using var call = await service.GetAsync($"/platform/v1/accounts/{Account}/limits");
        using var register = await service.PutAsJsonAsync(
            $"/platform/v1/accounts/{Account}",
            new
            {
                email = Email,
                name = CompanyName,
                plan = "free",
            }
        );
        File.Move(aside, file);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, call.StatusCode);
    }
}
