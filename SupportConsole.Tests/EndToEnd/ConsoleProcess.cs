using System.Net.Http.Json;
using System.Text.Json;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>The real program in a process of its own, on an empty database in a temporary folder.</summary>
public sealed class ConsoleProcess : IAsyncDisposable
{
    private const string StripeSecret = "whsec_journey";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-e2e-");
    private readonly ProgramProcess _program;

    /// <param name="more">Settings beside those of every journey, as variables of its environment.</param>
    public ConsoleProcess(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Database__ConnectionString"] = DatabaseFile,

            // A quarter of a minute: long enough to be seen, short enough to be waited for.
            ["Guardrails__UrgentRaiseHours"] = "0.004",

            ["Stripe__WebhookSecret"] = StripeSecret,

            // Nobody waits ten minutes for an alert here.
            ["Alerts__OverMinutes"] = "0",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        _program = new(_folder.FullName, settings);
        ProgramProcess.Authorize(Platform);
    }

    /// <summary>Its database, for a node of the test's own that lives a past through on it.</summary>
    public string DatabaseFile => Path.Combine(_folder.FullName, "console.db");

    /// <summary>Where it listens; the same again after a restart.</summary>
    public Uri Address => _program.Address;

    /// <summary>Calls the platform API with the development key.</summary>
    public HttpClient Platform { get; } = new();

    /// <summary>Of the last submit.</summary>
    public string LastDecisionId { get; private set; } = "";

    /// <summary>Starts it, or starts it again on the same database and address.</summary>
    public Task StartAsync() => _program.StartAsync();

    /// <summary>Ends it as a power cut would.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>Registers a pay-as-you-go account that is invoiced, so that its balance does not matter.</summary>
    public async Task RegisterAsync(string accountId, string name, string plan = "payAsYouGo", bool eomBilling = true)
    {
        using var answer = await Platform.PutAsJsonAsync(
            new Uri(Address, $"/platform/v1/accounts/{accountId}"),
            new
            {
                email = $"ops@{accountId}.example",
                name,
                plan,
                eomBilling,
                stripeCustomerId = $"cus_{accountId}",
            }
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Tells an event as Stripe would.</summary>
    public async Task TellAsync(byte[] told)
    {
        using var content = new ByteArrayContent(told);
        content.Headers.TryAddWithoutValidation(
            "Stripe-Signature",
            StripeGateways.Sign(told, StripeSecret, TimeProvider.System.GetUtcNow())
        );
        using var answer = await Platform.PostAsync(new Uri(Address, "/webhooks/stripe"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Submits so many transcripts.</summary>
    public async Task<JsonElement> SubmitAsync(string accountId, int count)
    {
        using var answer = await Platform.PostAsJsonAsync(
            new Uri(Address, $"/platform/v1/accounts/{accountId}/transcripts"),
            new
            {
                transcripts = Enumerable
                    .Range(0, count)
                    .Select(number => new
                    {
                        id = $"{accountId}-{Guid.NewGuid():N}",
                        audioUrl = $"https://audio.example/{number}.mp3",
                    }),
            }
        );
        answer.EnsureSuccessStatusCode();
        LastDecisionId = answer.Headers.GetValues("X-Decision-Id").Single();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Platform.Dispose();
        _folder.Delete(recursive: true);
    }
}
