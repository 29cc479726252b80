using System.Net;
using Microsoft.Extensions.Logging;
using Moq;

namespace SupportConsole.Tests.Api;

public sealed class HealthEndpointsTests : PlatformTests
{
    [Fact]
    public async Task Live_WithoutKeyAndDatabase_IsAnswered200()
    {
        Platform
            .Readiness.Setup(node => node.FindProblemAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync("The file is missing");

        Assert.Equal((HttpStatusCode.OK, """{"status":"live","problem":null}"""), await GetAsync("/health/live"));
    }

    [Fact]
    public async Task Ready_DatabaseReady_IsAnswered200() =>
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready","problem":null}"""), await GetAsync("/health/ready"));

    [Fact]
    public async Task Ready_DatabaseNotMigrated_IsAnswered503WithTheReason()
    {
        Platform
            .Readiness.Setup(node => node.FindProblemAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync("2 migrations are missing");

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"status":"notReady","problem":"2 migrations are missing"}"""),
            await GetAsync("/health/ready")
        );
    }

    [Fact]
    public async Task Ready_CheckFails_TellsNoDetailsAndLogsThemOnce()
    {
        Platform
            .Readiness.Setup(node => node.FindProblemAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("Password=secret"));

        var (status, body) = await GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Single(Platform.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        Platform.Client.DefaultRequestHeaders.Authorization = null;
        using var response = await Platform.Client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
