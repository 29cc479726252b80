using System.Net;
using SupportConsole.Tests.Integration;

namespace SupportConsole.Tests.Api;

/// <summary>The platform API beside the real console: neither's credentials open the other, and neither answers for the other.</summary>
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
        Assert.Equal("""{"error":"Authentication error, API token missing/invalid"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/platform/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/platform/v1/accounts/acme/limits", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/platform/v1/accounts/acme/limits", HttpStatusCode.MethodNotAllowed)]
    public async Task Platform_WithAKey_AnswersInJsonAndNotWithAPage(string method, string path, HttpStatusCode expected)
    {
        using var service = host.CreateBrowser();
        service.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");

        using var answer = await service.SendAsync(new(new(method), path));

        Assert.Equal((expected, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Page_WithAPlatformKey_LeadsToSignIn()
    {
        using var service = host.CreateBrowser();
        service.DefaultRequestHeaders.Authorization = new("Bearer", "dev-platform-key");

        using var answer = await service.GetAsync("/");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
