using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>
/// Something that a person asks about one of an account's guarded limits. The same attempt asked again gets the same answer;
/// every end is audited in the transaction that decides it.
/// </summary>
/// <param name="actor">Who asks; whether they may is decided, and audited when not, under the lock.</param>
/// <param name="accountId">Whose limit.</param>
/// <param name="correlationId">Names the attempt.</param>
internal abstract class AuditedCommand<TOutcome>(Actor actor, string accountId, string correlationId)
    : Command<TOutcome>
    where TOutcome : class
{
    protected static readonly LimitChangeProblem TakenAttempt = new(
        nameof(LimitChangeRequest.CorrelationId),
        "This attempt's id stands for another change. Try again."
    );

    public sealed override int Weight => 3;

    protected Actor Actor => actor;

    protected string AccountId => accountId;

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    protected abstract string Action { get; }

    public override void Require(CommandContext context)
    {
        context.RequireMove(accountId);
        context.Audit.Attempts.Add(correlationId);
    }

    public sealed override void Decide(CommandContext context) =>
        Outcome =
            context.Audit.Earlier(correlationId) is { } earlier ? (IsSame(earlier) ? Repeat(earlier) : Taken())
            : context.Accounts.Find(accountId) is { } account ? Decide(context, account)
            : Unknown();

    protected abstract TOutcome Decide(CommandContext context, LimitedAccount account);

    /// <summary>
    /// The answer of the attempt that was made before under the same id, by the same person and about the same account.
    /// </summary>
    protected abstract TOutcome Repeat(AuditEntry earlier);

    /// <summary>The attempt's id stands for another.</summary>
    protected abstract TOutcome Taken();

    protected abstract TOutcome Unknown();

    /// <summary>Writes the attempt's end into the audit.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="before">The limit as it stood.</param>
    /// <param name="after">The limit as it stands now, or as it was asked for.</param>
    /// <param name="rule">The rule's sentence when it was not applied.</param>
    /// <param name="reason">What the person wrote.</param>
    /// <param name="ticket">What it belongs to.</param>
    protected AuditEntry Append(
        CommandContext context,
        AuditOutcome outcome,
        LimitState before,
        AuditedLimit after,
        string? rule,
        string? reason,
        string? ticket
    ) =>
        context.Audit.Append(
            new()
            {
                Actor = actor,
                Action = Action,
                Outcome = outcome,
                AccountId = accountId,
                Before = AuditedLimit.Of(before, after.Kind ?? LimitKind.AsyncConcurrency).Write(),
                After = after.Write(),
                Rule = rule,
                Reason = reason,
                Ticket = ticket,
                CorrelationId = correlationId,
            }
        );

    private bool IsSame(AuditEntry earlier) =>
        earlier.ActorId == actor.Id && earlier.AccountId == accountId && earlier.Action == Action;
}
