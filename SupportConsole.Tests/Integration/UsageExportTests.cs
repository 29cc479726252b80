using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Integration;

public sealed class UsageExportTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Header =
        "account_id,account_name,project_id,project_name,api_key_id,api_key_name,product,model,items,hours,cost_usd,share_of_cost,period_from,period_to";

    [Theory]
    [InlineData(null)]
    [InlineData("development")]
    public async Task Export_NobodyWhoSignedIn_GetsNothing(string? platformKey)
    {
        using var browser = host.CreateBrowser();
        browser.DefaultRequestHeaders.Authorization = platformKey is null ? null : new("Bearer", platformKey);

        using var answer = await browser.GetAsync("/usage/export.csv");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z", "ends before it begins")]
    [InlineData("?account=%00", "cannot be read")]
    public async Task Export_SenselessAddress_IsToldWhy(string query, string words)
    {
        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.GetAsync("/usage/export.csv" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AccountWithAFormulaForAName_IsTextWithExactFigures()
    {
        await host
            .Services.GetRequiredService<IAccountRegistry>()
            .RegisterAsync(
                new()
                {
                    AccountId = "formula",
                    Email = "ops@formula.example",
                    Name = "=1+cmd",
                    Plan = AccountPlan.PayAsYouGo,
                    EomBilling = true,
                },
                default
            );
        var limiter = host.Services.GetRequiredService<ITranscriptLimiter>();
        await using (
            var context = await host
                .Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>()
                .CreateDbContextAsync()
        )
        {
            context.Add(
                new ApiKey
                {
                    Id = "-k",
                    AccountId = "formula",
                    ProjectId = Project.DefaultId,
                    Name = "Upload",
                    Prefix = "sk_upload",
                    Hash = "-k",
                    CreatedAt = TimeProvider.System.GetUtcNow(),
                    CreatedBy = "Eve",
                }
            );
            await context.SaveChangesAsync();
        }

        await limiter.SubmitAsync("formula", [new("one", ApiKeyId: "-k")], default);
        var leases = await limiter.LeaseAsync(new("worker", 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)), default);
        await limiter.CompleteAsync([new(leases[0].Id, leases[0].LeaseToken, true, 1_000)], default);
        await host
            .Services.GetRequiredService<ILemurLimiter>()
            .AdmitAsync("formula", new(InputTokens: 1_000, OutputTokens: 0), default);
        using var browser = await host.SignInAsync("support-manager");

        using var answer = await browser.GetAsync("/usage/export.csv?range=24h&by=account");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches(
            "^usage-by-account-[0-9]{8}T[0-9]{2}00Z-[0-9]{8}T[0-9]{2}00Z.csv$",
            answer.Content.Headers.ContentDisposition!.FileName
        );
        var lines = await LinesAsync(answer);
        Assert.Equal(Header, lines[0]);
        Assert.StartsWith("formula,\"'=1+cmd\",,,,,,,2,0.000278,0.003042,1,", lines[1], StringComparison.Ordinal);

        using var byKey = await browser.GetAsync("/usage/export.csv?range=24h&by=key&product=speech-to-text");
        Assert.StartsWith(
            "formula,\"'=1+cmd\",,,\"'-k\",Upload (sk_upload…),,,1,0.000278,0.000042,1,",
            (await LinesAsync(byKey))[1],
            StringComparison.Ordinal
        );
    }

    private static async Task<string[]> LinesAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync())
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
