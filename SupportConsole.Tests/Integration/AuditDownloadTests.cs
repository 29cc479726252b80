using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Audit;

namespace SupportConsole.Tests.Integration;

/// <summary>Sign-ins, sign-outs and files are audited; those who may see the audit may download it.</summary>
public sealed class AuditDownloadTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("/audit/export.csv")]
    [InlineData("/audit/export.jsonl")]
    public async Task Download_SupportEngineer_GetsNothing(string path)
    {
        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Download_SenselessPeriod_IsToldWhy()
    {
        using var browser = await host.SignInAsync("support-manager");

        using var answer = await browser.GetAsync("/audit/export.csv?from=2026-03-04T13:00Z&to=2026-03-04T12:00Z");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Download_Csv_HoldsTheSignInAndItself()
    {
        using var browser = await host.SignInAsync("support-manager");

        using var answer = await browser.GetAsync("/audit/export.csv");

        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.StartsWith("\ufeffsequence,time,actor_id", text, StringComparison.Ordinal);
        Assert.Contains(",sign-in,Applied,", text, StringComparison.Ordinal);
        Assert.Contains(",export,Applied,", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split('\ufeff').Length - 1);
    }

    [Fact]
    public async Task Download_JsonLines_IsTheExport()
    {
        using var browser = await host.SignInAsync("engineering");

        var lines = (await browser.GetStringAsync("/audit/export.jsonl")).TrimEnd('\n').Split('\n');
        var filtered = await browser.GetStringAsync("/audit/export.jsonl?action=sign-in");

        Assert.Equal("{\"format\":\"support-console-audit\",\"version\":1,\"filtered\":false}", lines[0]);
        Assert.All(lines[1..^1], line => Assert.NotNull(AuditLine.ReadEntry(line)));
        Assert.StartsWith("{\"entries\":", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"filtered\":true", filtered, StringComparison.Ordinal);
        Assert.DoesNotContain("\"action\":\"export\"", filtered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_IsAudited()
    {
        using var browser = await host.SignInAsync("support-engineer");
        using var page = await ConsoleHost.PostSignInAsync(browser, "support-manager", "/");

        // Another persona in the same browser ends the first one's sign-in.
        var audit = host.Services.GetRequiredService<IAuditReader>();
        var outs = await audit.ListAsync(People.Manager, new() { Action = AuditActions.SignOut }, default);
        Assert.NotEmpty(outs.Entries);
    }

    [Theory]
    [InlineData("/usage/export.csv", "usage.csv")]
    [InlineData("/throttling/export.csv?range=24h", "throttling.csv")]
    public async Task Export_OfAnotherPage_IsAuditedWithItsFilters(string path, string file)
    {
        using var browser = await host.SignInAsync("support-engineer");

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var audit = host.Services.GetRequiredService<IAuditReader>();
        var exports = await audit.ListAsync(People.Manager, new() { Action = AuditActions.Export }, default);
        Assert.Contains(exports.Entries, entry => entry.After?.Contains(file, StringComparison.Ordinal) == true);
    }
}
