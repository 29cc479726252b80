using SupportConsole.Components.Billing;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Accounts;

/// <summary>
/// The one act that an account's verdict calls for, out of the figures that the verdict is told from.
/// </summary>
public abstract record VerdictAct
{
    private VerdictAct() { }

    /// <summary>There is nothing to do here, or not for this person.</summary>
    public sealed record Nothing : VerdictAct;

    /// <summary>The limit may be raised at once.</summary>
    public sealed record Raise : VerdictAct;

    /// <summary>Any raise needs engineering, and nobody has asked.</summary>
    public sealed record AskEngineering : VerdictAct;

    /// <summary>Engineering is asked and has not decided.</summary>
    /// <param name="EscalationId">The escalation that waits.</param>
    public sealed record OpenEscalation(string EscalationId) : VerdictAct;

    /// <summary>The complimentary credit is available.</summary>
    public sealed record GrantCredit : VerdictAct;

    /// <summary>The customer must do something about the money, or is to be told that it is in order again.</summary>
    /// <param name="Reply">True at this moment, so that it may be copied.</param>
    public sealed record CopyReply(Reply Reply) : VerdictAct;

    /// <summary>Decides.</summary>
    /// <param name="figures">Limits and throttling.</param>
    /// <param name="billing">Money; null while it is not known.</param>
    /// <param name="basis">What the guardrails decide by; null while it is not known.</param>
    /// <param name="actor">The person who looks; null while it is not known.</param>
    /// <param name="guardrails">What support may do.</param>
    /// <param name="options">The credit, and the address of the billing page.</param>
    /// <param name="streaming">The escalation of the streaming limit that waits; null when none does.</param>
    public static VerdictAct Of(
        AccountThrottling figures,
        BillingView? billing,
        LimitChangeBasis? basis,
        Actor? actor,
        GuardrailOptions guardrails,
        BillingOptions options,
        Escalation? streaming = null
    )
    {
        var verdict = VerdictView.Together(figures, billing).Verdict.Kind;
        if (actor is null || verdict is VerdictKind.Disabled or VerdictKind.Paused)
        {
            return new Nothing();
        }

        if (
            verdict is VerdictKind.NegativeBalance or VerdictKind.WasRefused
            || (verdict == VerdictKind.NothingWrong && billing is { Diagnosis.NeedsAction: true })
        )
        {
            return AboutMoney(billing, actor, options);
        }

        if ((basis?.Waiting ?? streaming) is { } waiting)
        {
            return actor.May(Permission.ViewEscalations) ? new OpenEscalation(waiting.Id) : new Nothing();
        }

        return verdict == VerdictKind.Throttled && basis is not null
            ? AboutLimit(basis, actor, guardrails)
            : new Nothing();
    }

    private static VerdictAct AboutMoney(BillingView? billing, Actor actor, BillingOptions options) =>
        billing switch
        {
            { Diagnosis.AllowsCredit: true } => actor.May(Permission.GrantCredit) ? new GrantCredit() : new Nothing(),
            { Facts: var facts } when ReplyTexts.Fitting(facts, options) is not null => new CopyReply(
                ReplyTexts.All(facts, options)[0]
            ),
            _ => new Nothing(),
        };

    private static VerdictAct AboutLimit(LimitChangeBasis basis, Actor actor, GuardrailOptions guardrails)
    {
        var rule = LimitChangePolicy.DecideAnyRaise(basis.GuardedLimit, basis.Overage, guardrails);
        return !actor.May(Permission.ChangeLimits) ? new Nothing()
            : LimitChangePolicy.IsApplied(rule) ? new Raise()
            : actor.May(Permission.RequestEscalation) ? new AskEngineering()
            : new Nothing();
    }
}
