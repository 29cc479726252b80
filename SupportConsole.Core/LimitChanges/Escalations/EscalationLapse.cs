using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>
/// Notes escalations that nobody decided in time, so that people are told. They count as lapsed from that time on,
/// noted or not.
/// </summary>
internal sealed partial class EscalationLapse(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<EscalationLapse> logger
) : SingletonService(TimeSpan.FromSeconds(5), election, clock, logger)
{
    private const int PageSize = 500;

    /// <summary>One round.</summary>
    /// <returns>How many lapsed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await context
            .Escalations.AsNoTracking()
            .Where(escalation => escalation.State == EscalationState.Waiting && escalation.LapsesAt <= now)
            .OrderBy(escalation => escalation.LapsesAt)
            .Select(escalation => new { escalation.AccountId, escalation.Id })
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var lapsed = await Task.WhenAll(
            due.Select(escalation =>
                batcher.ExecuteAsync(new LapseEscalationCommand(escalation.AccountId, escalation.Id), cancellationToken)
            )
        );
        return lapsed.Count(escalation => escalation.IsLapsed);
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await RunAsync(cancellationToken) is > 0 and var lapsed)
            {
                LogLapsed(lapsed);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The batcher has logged why, or the lease's loop does; the next round tries again. It must not take the
            // node down.
            LogSkipped(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} escalations lapsed: nobody had decided")]
    private partial void LogLapsed(int count);

    [LoggerMessage(LogLevel.Debug, "The lapse of escalations skips a round: {Cause}")]
    private partial void LogSkipped(string cause);
}
