using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Integration;

/// <summary>The file of an account's transcripts.</summary>
public sealed class TranscriptsExportTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Path = "/accounts/exported/transcripts.csv";

    [Fact]
    public async Task Export_VisitorAndUnknownAccount_GetNothing()
    {
        using var visitor = host.CreateBrowser();
        using var browser = await host.SignInAsync("support-engineer");

        using var turnedAway = await visitor.GetAsync(Path);
        using var unknown = await browser.GetAsync("/accounts/nobody/transcripts.csv");
        using var senseless = await browser.GetAsync($"{Path}?tfrom=2026-03-04T13:00Z&tto=2026-03-04T12:00Z");

        Assert.Equal(
            (HttpStatusCode.Found, HttpStatusCode.NotFound, HttpStatusCode.BadRequest),
            (turnedAway.StatusCode, unknown.StatusCode, senseless.StatusCode)
        );
    }

    [Fact]
    public async Task Export_Filtered_HasWhatMatchesAndNoFormula()
    {
        await host
            .Services.GetRequiredService<IAccountRegistry>()
            .RegisterAsync(
                new()
                {
                    AccountId = "exported",
                    Email = "ops@exported.example",
                    Name = "Exported",
                    Plan = AccountPlan.PayAsYouGo,
                    EomBilling = true,
                },
                default
            );
        var limiter = host.Services.GetRequiredService<ITranscriptLimiter>();
        await limiter.SubmitAsync("exported", [new("-first", Model: "slam-1"), new("second")], default);
        using var browser = await host.SignInAsync("support-engineer");

        using var all = await browser.GetAsync(Path);
        using var some = await browser.GetAsync($"{Path}?tmodel=slam-1&tstate=processing&tbefore=1");

        Assert.Equal("text/csv; charset=utf-8", all.Content.Headers.ContentType!.ToString());
        Assert.True(all.Headers.CacheControl!.NoStore);
        Assert.Matches(
            "^transcripts-exported-[0-9]{8}T[0-9]{4}Z.csv$",
            all.Content.Headers.ContentDisposition!.FileName
        );
        var lines = await LinesAsync(all);
        Assert.StartsWith(
            "id,account_id,project_id,api_key_id,model,status,throttled,",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith("second,exported,default,,universal,processing,no,0,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"'-first\",exported,default,,slam-1,processing,no,0,", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);

        // The whole of what the filter lets through, not the page that is shown.
        Assert.Equal(2, (await LinesAsync(some)).Length);
    }

    private static async Task<string[]> LinesAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync())
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
