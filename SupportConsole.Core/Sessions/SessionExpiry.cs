using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Sessions;

/// <summary>
/// Audits sessions that ended by themselves, each in one transaction with its row: those whose time is up, and those of
/// people who were not seen for as long as their cookie is good.
/// </summary>
internal sealed partial class SessionExpiry(
    IDbContextFactory<ConsoleDbContext> contexts,
    AuditedWork work,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<SessionExpiry> logger
) : SingletonService(TimeSpan.FromMinutes(1), election, clock, logger)
{
    private const int MaximumRows = 200;

    /// <summary>A person seen is noted once a minute, so that a row may be behind.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(2);

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var unseen = now - PersonSessions.Idle - Behind;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var over = await context
            .PersonSessions.AsNoTracking()
            .Where(session => session.EndedAt == null && (session.Until <= now || session.SeenAt <= unseen))
            .OrderBy(session => session.Number)
            .Take(MaximumRows)
            .ToListAsync(cancellationToken);
        foreach (var session in over)
        {
            await EndAsync(session, cancellationToken);
        }
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception exception)
            when (exception is DbException or IOException or InvalidOperationException or TimeoutException
                && !cancellationToken.IsCancellationRequested
            )
        {
            LogFailed(exception.Message);
        }
    }

    private Task<bool> EndAsync(PersonSession session, CancellationToken cancellationToken) =>
        work.RunAsync(
            Guid.NewGuid().ToString("N"),
            _ => true,
            transaction => EndAsync(session, transaction),
            cancellationToken
        );

    private static async Task<bool> EndAsync(PersonSession session, AuditedTransaction transaction)
    {
        var idle = session.SeenAt + PersonSessions.Idle;
        var isIdle = idle < session.Until;
        var endedAt = isIdle ? idle : session.Until;

        // Seen again meanwhile, or ended by its person: then it is not ours.
        var ended = await transaction
            .Context.PersonSessions.Where(row =>
                row.Number == session.Number && row.EndedAt == null && row.SeenAt == session.SeenAt
            )
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, endedAt), transaction.CancellationToken);
        if (ended != 1)
        {
            return false;
        }

        await transaction.AppendAsync(
            new()
            {
                Actor = session.ToActor(),
                Action = AuditActions.SignOut,
                Outcome = AuditOutcome.Applied,
                Rule = isIdle ? SessionTexts.EndedIdle(endedAt) : SessionTexts.EndedByTime(endedAt),
                CorrelationId = Guid.NewGuid().ToString("N"),
            }
        );
        return true;
    }

    [LoggerMessage(LogLevel.Debug, "Auditing sessions that ended skips a round: {Cause}")]
    private partial void LogFailed(string cause);
}
