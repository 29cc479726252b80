using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>What tests of escalations do again and again.</summary>
public abstract class EscalationTestBase(TestEngine engine) : CoreContract(engine)
{
    private protected Task<EscalationRequestOutcome> RequestAsync(int seen, int wanted) =>
        Host.Escalations.RequestAsync(People.Engineer, Wish(seen, wanted), default);

    private protected async Task<string> RequestedAsync(int seen, int wanted, Actor? by = null) =>
        Assert
            .IsType<EscalationRequestOutcome.Requested>(
                await Host.Escalations.RequestAsync(by ?? People.Engineer, Wish(seen, wanted), default)
            )
            .EscalationId;

    private protected Task<EscalationDecisionOutcome> DecideAsync(
        string id,
        EscalationDecision decision,
        Actor? by = null,
        string? comment = "a comment",
        CoreHost? node = null
    ) =>
        (node ?? Host).Escalations.DecideAsync(
            by ?? People.Approver,
            new(id, decision, comment, Guid.NewGuid().ToString("N")),
            default
        );

    private protected async Task<EscalationDetail> EscalationAsync(string id) =>
        (await Host.Escalations.FindAsync(People.Manager, id, default))!;

    private protected async Task<LimitChangeBasis> BasisAsync() => (await Host.BasisAsync(People.Engineer, Account))!;

    private protected async Task<AuditEntry> LastEntryAsync() =>
        (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];

    /// <summary>What #ask-engineering is told, by what happened.</summary>
    private protected async Task<List<OutboxMessage>> PostsAsync()
    {
        await using var context = Host.OpenContext();
        return await context
            .OutboxMessages.AsNoTracking()
            .Where(message => message.Kind == OutboxKind.SlackPost)
            .OrderBy(message => message.DeduplicationKey)
            .ToListAsync();
    }
}
