using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications.Delivery;

/// <summary>
/// Sends one kind of message, looking every second, on every node: a message is claimed by compare and set before it is
/// sent, so that one node sends it. A node that dies in between leaves a claim that runs out; then the message is sent
/// again, and its channel sees to it that the two are recognised as one where the transport allows it.
/// </summary>
internal sealed partial class OutboxDispatcher<TChannel>(
    TChannel channel,
    OutboxTable table,
    IOptions<OutboxOptions> options,
    OutboxMeter meter,
    NodeIdentity node,
    TimeProvider clock,
    ILogger<OutboxDispatcher<TChannel>> logger
) : PeriodicService(TimeSpan.FromSeconds(1), clock)
    where TChannel : IOutboxChannel
{
    private const int PageSize = 50;

    /// <summary>Longer than any attempt takes, and than the clocks of two nodes are apart.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>Until the second and last attempt of a message that was handed over without an answer.</summary>
    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromHours(1);

    private readonly Random _random = new(StringComparer.Ordinal.GetHashCode(node.Id));
    private OutboxMessage? _unrecorded;
    private DateTimeOffset _notBefore;
    private bool _isFailing;

    /// <summary>One round: sends what is due, until there is no more or the other side has had enough.</summary>
    /// <param name="stoppingToken">Ends the round after the message under way.</param>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await RecordAsync();
        while (Clock.GetUtcNow() >= _notBefore)
        {
            var due = await table.FindDueAsync(channel.Kind, Clock.GetUtcNow(), PageSize, stoppingToken);
            foreach (var message in due)
            {
                stoppingToken.ThrowIfCancellationRequested();
                if (!await TrySendAsync(message, stoppingToken))
                {
                    // The next one would meet the same. It has its turn in a second.
                    return;
                }
            }

            if (due.Count < PageSize)
            {
                return;
            }
        }
    }

    protected override async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
            _isFailing = false;
        }
        catch (Exception exception)
            when (exception
                    is DbException
                        or DbUpdateException
                        or IOException
                        or InvalidOperationException
                        or TimeoutException
                && !stoppingToken.IsCancellationRequested
            )
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogOutage(channel.Kind, exception);
            }
        }
    }

    /// <summary>Claims and sends one message.</summary>
    /// <returns>False when the other side could not take it now.</returns>
    private async Task<bool> TrySendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await table.ClaimAsync(message, node.Id, Clock.GetUtcNow() + Claim, cancellationToken) is not { } claimed)
        {
            return true;
        }

        var result = await AttemptAsync(claimed);
        _unrecorded = After(claimed, result);
        await RecordAsync();
        return result is not (DeliveryResult.Later or DeliveryResult.Unanswered);
    }

    private async Task<DeliveryResult> AttemptAsync(OutboxMessage claimed)
    {
        try
        {
            return await channel.SendAsync(claimed, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // One message that no rule foresees must hold up neither the others nor the node.
            LogFault(channel.Kind, claimed.Id, exception);
            return new DeliveryResult.Later(
                "The attempt failed in a way that nobody foresaw. The cause is in the log."
            );
        }
    }

    /// <summary>The message as an attempt leaves it.</summary>
    private OutboxMessage After(OutboxMessage claimed, DeliveryResult result)
    {
        var now = Clock.GetUtcNow();

        // A message sent again by a person has a round of attempts more.
        var attempt = ((claimed.Attempts - 1) % channel.MaxAttempts) + 1;
        switch (result)
        {
            case DeliveryResult.Sent sent:
                meter.Sent(channel.Kind);
                return claimed with
                {
                    State = OutboxState.Sent,
                    NextAttemptAt = now,
                    SentAt = now,
                    SentTo = sent.To,
                    LastError = null,
                };
            case DeliveryResult.Later later when attempt < channel.MaxAttempts:
                meter.Retried(channel.Kind);
                var pause = OutboxOptions.Pause(later.After, _random.NextDouble());
                _notBefore = now + pause;
                var wait = options.Value.Wait(attempt, _random.NextDouble(), pause);
                LogLater(channel.Kind, claimed.Id, claimed.Attempts, wait, later.Why);
                return claimed with
                {
                    NextAttemptAt = now + wait,
                    LastError = WasUnanswered(claimed) ? claimed.LastError : later.Why,
                };
            case DeliveryResult.Later later:
                return GiveUp(
                    claimed,
                    now,
                    $"Given up after {claimed.Attempts} {(claimed.Attempts == 1 ? "attempt" : "attempts")}. {later.Why}"
                );
            case DeliveryResult.Unanswered when !WasUnanswered(claimed):
                meter.Retried(channel.Kind);
                LogLater(channel.Kind, claimed.Id, claimed.Attempts, AfterNoAnswer, DeliveryResult.Unanswered.Why);
                return claimed with { NextAttemptAt = now + AfterNoAnswer, LastError = DeliveryResult.Unanswered.Why };
            case DeliveryResult.Unanswered:
                return GiveUp(claimed, now, $"Handed over twice without an answer. {DeliveryResult.Unanswered.Why}");
            case DeliveryResult.Never never:
                return GiveUp(claimed, now, never.Why);
            case DeliveryResult.NotConfigured missing:
                LogNotConfigured(channel.Kind, claimed.Id, claimed.AccountId, missing.Why);
                return claimed with { State = OutboxState.Failed, NextAttemptAt = now, LastError = missing.Why };
            default:
                throw new InvalidOperationException($"An attempt cannot end with {result}.");
        }
    }

    private static bool WasUnanswered(OutboxMessage message) => message.LastError == DeliveryResult.Unanswered.Why;

    private OutboxMessage GiveUp(OutboxMessage claimed, DateTimeOffset now, string why)
    {
        meter.GaveUp(channel.Kind);
        LogGaveUp(channel.Kind, claimed.Id, claimed.AccountId, why);
        return claimed with { State = OutboxState.Failed, NextAttemptAt = now, LastError = why };
    }

    /// <summary>
    /// Writes how the last attempt ended; when the database does not take it, before anything else is sent.
    /// </summary>
    private async Task RecordAsync()
    {
        if (_unrecorded is not { } ended)
        {
            return;
        }

        if (!await table.RecordAsync(ended, Clock.GetUtcNow(), CancellationToken.None))
        {
            LogTakenOver(channel.Kind, ended.Id);
        }

        _unrecorded = null;
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Kind} {MessageId} could not be sent at attempt {Attempt}; again in {Wait}: {Cause}"
    )]
    private partial void LogLater(OutboxKind kind, string messageId, int attempt, TimeSpan wait, string cause);

    [LoggerMessage(LogLevel.Error, "{Kind} {MessageId} of account {AccountId} is given up: {Cause}")]
    private partial void LogGaveUp(OutboxKind kind, string messageId, string accountId, string cause);

    [LoggerMessage(LogLevel.Information, "{Kind} {MessageId} of account {AccountId} is left to a person: {Cause}")]
    private partial void LogNotConfigured(OutboxKind kind, string messageId, string accountId, string cause);

    [LoggerMessage(LogLevel.Error, "{Kind} {MessageId} failed in a way that nobody foresaw")]
    private partial void LogFault(OutboxKind kind, string messageId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Kind} {MessageId} took so long that another node took it over")]
    private partial void LogTakenOver(OutboxKind kind, string messageId);

    [LoggerMessage(LogLevel.Warning, "{Kind} messages wait: the database does not answer")]
    private partial void LogOutage(OutboxKind kind, Exception exception);
}
