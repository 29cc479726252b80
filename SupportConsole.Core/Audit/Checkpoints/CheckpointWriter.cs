using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>
/// Signs the end of the chain every minute in which something was appended, on the node that does the background work.
/// It walks from the last checkpoint to the end first: a chain that does not go on from there is reported and not
/// signed.
/// </summary>
internal sealed partial class CheckpointWriter(
    IDbContextFactory<ConsoleDbContext> contexts,
    CheckpointKey key,
    CheckpointLog log,
    CheckpointWebhook webhook,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<CheckpointWriter> logger
) : SingletonService(TimeSpan.FromMinutes(1), election, clock, logger)
{
    private string? _failure;
    private string? _finding;

    private bool _saidWeak;

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (key.IsWeak && !_saidWeak)
        {
            _saidWeak = true;
            LogWeak();
        }

        await webhook.PostAsync(await WriteAsync(cancellationToken), cancellationToken);
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
            _failure = null;
        }
        catch (Exception exception)
            when (exception
                    is DbException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidOperationException
                        or TimeoutException
                && !cancellationToken.IsCancellationRequested
            )
        {
            if (_failure != exception.Message)
            {
                _failure = exception.Message;
                LogFailed(exception);
            }
        }
    }

    private async Task<AuditCheckpoint?> WriteAsync(CancellationToken cancellationToken)
    {
        var last = log.Last();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await context.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (head is not null && head.Sequence == (last?.Sequence ?? 0) && head.Hash == (last?.Hash ?? ""))
        {
            return null;
        }

        using var trust = key.Trust();
        var start = last is null ? null : new AuditHead { Sequence = last.Sequence, Hash = last.Hash };
        var check = new AuditChainCheck([], trust, start);
        await foreach (var entry in AuditPages.AfterAsync(contexts, check.Verified.Sequence, cancellationToken))
        {
            if (!check.Take(entry))
            {
                break;
            }
        }

        var finding = check.Finding
            ?? (
                head is null ? AuditFinding.Other(AuditTexts.HeadMissing)
                : check.Verified.Sequence < head.Sequence
                    ? AuditFinding.Other(AuditTexts.ShorterThanHead(check.Verified.Sequence + 1, head.Sequence))
                : head.Sequence < (last?.Sequence ?? 0)
                    ? AuditFinding.Other(AuditTexts.CutOff(head.Sequence + 1, last!.Sequence, last.At))
                : null
            );
        if (finding is not null)
        {
            if (_finding != finding.Sentence)
            {
                LogBroken(finding.Sentence);
            }

            _finding = finding.Sentence;
            return null;
        }

        if (check.Verified.Sequence == (last?.Sequence ?? 0))
        {
            return null;
        }

        var checkpoint = key.Sign(check.Verified, Now(), last?.Sequence ?? 0);
        log.Append(checkpoint);
        return checkpoint;
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(Clock.GetUtcNow().ToUnixTimeMilliseconds());

    [LoggerMessage(
        LogLevel.Warning,
        "The audit's checkpoints are signed with a key that stands beside them: whoever owns this machine can rewrite "
            + "both. Set Audit:SigningKey or Audit:SigningKeyFile (docs/audit.md)"
    )]
    private partial void LogWeak();

    [LoggerMessage(LogLevel.Critical, "The audit is not whole and gets no further checkpoint. {Finding}")]
    private partial void LogBroken(string finding);

    [LoggerMessage(LogLevel.Warning, "The audit's checkpoint could not be written; it is tried again every minute")]
    private partial void LogFailed(Exception exception);
}
