using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Registration;
using SupportConsole.Exports;

namespace SupportConsole.Tests.Integration;

public sealed class ThrottlingExportTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Export_Visitor_GetsNothing()
    {
        using var browser = host.CreateBrowser();

        using var answer = await browser.GetAsync("/throttling/export.csv");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_PlatformKey_GetsNothing()
    {
        using var browser = host.CreateBrowser();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", "development");

        using var answer = await browser.GetAsync("/throttling/export.csv");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task Export_SenselessPeriod_IsToldWhy()
    {
        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.GetAsync("/throttling/export.csv?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("ends before it begins", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AccountWithAFormulaForAName_IsText()
    {
        await host
            .Services.GetRequiredService<IAccountRegistry>()
            .RegisterAsync(
                new()
                {
                    AccountId = "formula",
                    Email = "ops@formula.example",
                    Name = "=HYPERLINK(\"http://evil.example\",\"open\")",
                    Plan = AccountPlan.Free,
                    EomBilling = true,
                },
                default
            );
        await host
            .Services.GetRequiredService<ITranscriptLimiter>()
            .SubmitAsync("formula", [.. Enumerable.Range(0, 8).Select(_ => new TranscriptSubmission())], default);
        using var browser = await host.SignInAsync("support-manager");

        using var answer = await browser.GetAsync("/throttling/export.csv?range=1h&sort=account");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches(
            "^throttling-[0-9]{8}T[0-9]{4}Z-[0-9]{8}T[0-9]{4}Z.csv$",
            answer.Content.Headers.ContentDisposition!.FileName
        );
        var lines = (await answer.Content.ReadAsStringAsync())
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("account_id,name,episodes,throttled_transcripts,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "formula,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"open\"\")\",1,3,1,3,0,0,0,5,3,",
            lines[1],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("two\nlines, \"quoted\"", "\"two\nlines, \"\"quoted\"\"\"")]
    [InlineData("plain", "plain")]
    public void Csv_Text_IsNeverAFormula(string text, string written) =>
        Assert.Equal(
            $"name\r\n{written}\r\n",
            Encoding
                .UTF8.GetString(
                    CsvFile.Of(
                        ["name"],
                        [
                            [text],
                        ]
                    )
                )
                .TrimStart('\uFEFF')
        );

    [Fact]
    public void Csv_Number_StaysOne() =>
        Assert.EndsWith(
            "-5\r\n",
            Encoding.UTF8.GetString(
                CsvFile.Of(
                    ["change"],
                    [
                        [-5L],
                    ]
                )
            ),
            StringComparison.Ordinal
        );
}
