using System.Net;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Api;

/// <summary>
/// The platform API beside the real console: neither's credentials open the other, and neither answers for the other.
/// </summary>
public sealed class PlatformBoundaryTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("GET", "/platform/v1/accounts/acme/limits")]
    [InlineData("DELETE", "/platform/v1/accounts/acme/limits")]
    [InlineData("GET", "/platform/v1/nothing")]
    public async Task Platform_WithTheCookieOfAPerson_IsAnswered401InJson(string method, string path)
    {
        using var browser = await host.SignInAsync("support-manager");

        using var answer = await browser.SendAsync(new(new(method), path));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(
            """{"error":"Authentication error, API token missing/invalid"}""",
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData("GET", "/platform/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/platform/v1/accounts/acme/limits", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/platform/v1/accounts/acme/limits", HttpStatusCode.MethodNotAllowed)]
    public async Task Platform_WithAKey_AnswersInJsonAndNotWithAPage(
        string method,
        string path,
        HttpStatusCode expected
    )
    {
        using var service = host.CreateBrowser();
        service.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");

        using var answer = await service.SendAsync(new(new(method), path));

        Assert.Equal(
            (expected, "application/json"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
        );
    }

    [Theory]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("POST", "/v2/transcript")]
    [InlineData("DELETE", "/v3")]
    [InlineData("POST", "/lemur/v3/generate/task")]
    public async Task CustomersPaths_OfNobody_AreAnswered404InJson(string method, string path)
    {
        using var client = host.CreateBrowser();

        using var answer = await client.SendAsync(new(new(method), path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.StartsWith(
            """{"error":"There is nothing at this address""",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_AskedForItsHeadersAlone_IsAnswered(string path)
    {
        using var probe = host.CreateBrowser();

        using var answer = await probe.SendAsync(new(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("engineering", "/escalations/nobody", "escalation")]
    [InlineData("support-manager", "/audit/999999", "There is no entry 999,999.")]
    [InlineData("support-engineer", "/accounts/nobody", "nobody")]
    [InlineData("support-engineer", "/decisions/nonsense", "nonsense")]
    public async Task DetailPage_OfNothing_IsAnswered404WithItsOwnWords(string persona, string path, string words)
    {
        using var browser = await host.SignInAsync(persona);

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
