using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>
/// Posts checkpoints to an address outside, so that the one who owns this machine cannot take them back. Of those that
/// could not be posted only the newest waits: it covers the older ones.
/// </summary>
internal sealed partial class CheckpointWebhook(
    IHttpClientFactory clients,
    IOptions<AuditOptions> options,
    TimeProvider clock,
    ILogger<CheckpointWebhook> logger
)
{
    /// <summary>Names the client.</summary>
    public const string ClientName = "audit-checkpoints";

    private const int MaximumTries = 3;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private AuditCheckpoint? _waiting;

    /// <summary>Posts a checkpoint, or the one that still waits.</summary>
    /// <param name="checkpoint">The new one; null when there is none.</param>
    /// <param name="cancellationToken">Ends the attempts; the checkpoint goes on waiting.</param>
    public async Task PostAsync(AuditCheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        _waiting = checkpoint ?? _waiting;
        if (_waiting is not { } next || string.IsNullOrWhiteSpace(options.Value.WebhookUrl))
        {
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            var problem = await TryAsync(next, cancellationToken);
            if (problem is null)
            {
                _waiting = null;
                return;
            }

            if (attempt == MaximumTries)
            {
                LogNotPosted(next.Sequence, problem);
                return;
            }

            await Task.Delay(Pause * attempt, clock, cancellationToken);
        }
    }

    /// <returns>What went wrong, without the address; null when it was taken.</returns>
    private async Task<string?> TryAsync(AuditCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var content = new ByteArrayContent(AuditLine.Write(checkpoint));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client
                .PostAsync(new Uri(options.Value.WebhookUrl!), content, either.Token)
                .WaitAsync(either.Token);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return $"no answer within {Timeout.TotalSeconds} s";
        }
        catch (HttpRequestException exception)
        {
            return $"it cannot be reached ({WebhookGuard.Explain(exception)})";
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The audit's checkpoint at entry {Sequence} was not posted to Audit:WebhookUrl: {Problem}. The newest "
            + "checkpoint is tried again every minute"
    )]
    private partial void LogNotPosted(long sequence, string problem);
}
