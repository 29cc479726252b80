using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Engine;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>A key that is revoked while a call of its service is on its way.</summary>
public sealed class PlatformKeyStoryTests
{
    private const string Reason = "The worker's disk was sold";

    [Fact]
    public async Task Lease_WhoseKeyIsRevokedWhileItWaits_EndsAsItBegan_AndTheNextIsRefused()
    {
        await using var platform = new PlatformApplication();
        await platform.RegisterAsync("acme");
        var keys = platform.Services.GetRequiredService<IPlatformKeys>();
        var made = Assert.IsType<PlatformKeyOutcome.Made>(
            await keys.ExecuteAsync(
                Samples.Administrator,
                new PlatformKeyCreation("worker", PlatformScopes.Work, null, Reason, "create"),
                default
            )
        );
        using var worker = platform.CreateClient();
        worker.DefaultRequestHeaders.Authorization = new("Bearer", made.Secret);
        var waiting = LeaseAsync(worker);
        var batcher = platform.Services.GetRequiredService<CommandBatcher>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (batcher.Waiting == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        var number = Assert.Single((await keys.ListAsync(Samples.Administrator, default)).Keys).Number;
        await keys.ExecuteAsync(Samples.Administrator, new PlatformKeyRevocation(number, Reason, "revoke"), default);
        using var refused = await LeaseAsync(worker);
        await platform.SubmitAsync("acme", 1);
        using var ended = await waiting;

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, ended.StatusCode));
        var answer = await ended.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("t1", answer.GetProperty("leases")[0].GetProperty("id").GetString());
    }

    private static Task<HttpResponseMessage> LeaseAsync(HttpClient worker) =>
        worker.PostAsJsonAsync(
            "/platform/v1/transcripts/lease",
            new
            {
                workerId = "w1",
                max = 1,
                waitSeconds = 30,
            }
        );
}
