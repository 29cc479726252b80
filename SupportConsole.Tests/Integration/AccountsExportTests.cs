using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Integration;

public sealed class AccountsExportTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Path = "/accounts/export.csv";

    [Fact]
    public async Task Export_NobodyWhoSignedIn_GetsNothing()
    {
        using var browser = host.CreateBrowser();

        using var answer = await browser.GetAsync(Path);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?where=balance%3Amuch", "no column has")]
    [InlineData("?where=nothing%3A1", "no column has")]
    [InlineData("?view=sad", "no such view")]
    public async Task Export_SenselessAddress_IsToldWhy(string query, string words)
    {
        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.GetAsync(Path + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAView_HasItsAccountsColumnsAndOrderAsText()
    {
        foreach (
            var (id, name) in ((string, string)[])[("export-2", "=1+cmd"), ("export-1", "Plain"), ("export-3", "Other")]
        )
        {
            await host
                .Services.GetRequiredService<IAccountRegistry>()
                .RegisterAsync(
                    new()
                    {
                        AccountId = id,
                        Email = $"ops@{id}.example",
                        Name = name,
                        Plan = id == "export-3" ? AccountPlan.Free : AccountPlan.PayAsYouGo,
                        Disabled = true,
                    },
                    default
                );
        }

        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.GetAsync(
            Path + "?view=disabled&where=id%3Aexport&where=plan%3Apayasyougo&sort=id&order=asc&cols=name,limit,balance"
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Matches("^accounts-[0-9]{8}T[0-9]{4}Z.csv$", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(
            ["account_id,name,throttle_limit,balance_usd", "export-1,Plain,0,0", "export-2,\"'=1+cmd\",0,0"],
            await LinesAsync(answer)
        );

        using var named = await browser.GetAsync(Path + "?cols=name&ids=export-3,export-1");
        Assert.Equal(["account_id,name", "export-3,Other", "export-1,Plain"], await LinesAsync(named));
    }

    private static async Task<string[]> LinesAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync())
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
