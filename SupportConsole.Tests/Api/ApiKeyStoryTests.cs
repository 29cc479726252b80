using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>A key through the whole program, on SQLite: from its making to its end.</summary>
public sealed class ApiKeyStoryTests
{
    [Fact]
    public async Task Key_FromItsMakingToItsEnd()
    {
        await using var platform = new PlatformApplication();
        await platform.RegisterAsync("acme");
        var projects = platform.Services.GetRequiredService<IProjectService>();
        await projects.ExecuteAsync(
            Samples.Engineer,
            new CreateProject("acme", "staging", "The customer asked", "SUP-1", "p"),
            default
        );
        var project = (await projects.FindAsync(Samples.Engineer, "acme", default))!.Projects[1].Id;
        var made = await projects.ExecuteAsync(
            Samples.Engineer,
            new CreateApiKey("acme", project, "bench", "The customer asked", "SUP-1", "k"),
            default
        );
        var key = Assert.IsType<ProjectOutcome.KeyCreated>(made);

        var (status, verified, _) = await platform.CallAsync("POST", "/keys/verify", new { apiKey = key.Secret });
        Assert.Equal(
            (200, "acme", project, key.ApiKeyId),
            (status, Text(verified, "accountId"), Text(verified, "projectId"), Text(verified, "apiKeyId"))
        );
        Assert.Equal(
            200,
            (
                await platform.CallAsync(
                    "POST",
                    "/accounts/acme/transcripts",
                    new { transcripts = new[] { new { projectId = project, apiKeyId = key.ApiKeyId } } }
                )
            ).Status
        );

        await projects.ExecuteAsync(
            Samples.Engineer,
            new DeleteProject("acme", project, "The customer asked", "SUP-1", "d"),
            default
        );

        (status, var refused, _) = await platform.CallAsync("POST", "/keys/verify", new { apiKey = key.Secret });
        Assert.Equal((401, "Authentication error, API token missing/invalid"), (status, Text(refused, "error")));
        Assert.Equal(
            400,
            (
                await platform.CallAsync(
                    "POST",
                    "/accounts/acme/transcripts",
                    new { transcripts = new[] { new { projectId = project } } }
                )
            ).Status
        );
        Assert.Equal(
            400,
            (await platform.CallAsync("POST", "/accounts/acme/streams", new { projectId = project })).Status
        );
        Assert.Equal(
            400,
            (await platform.CallAsync("POST", "/accounts/acme/lemur", new { projectId = project })).Status
        );
    }

    private static string? Text(System.Text.Json.JsonElement body, string field) => body.GetProperty(field).GetString();
}
