using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Components.Billing;

/// <summary>
/// The dialog that grants the complimentary credit, without its page: what is typed, what it would do, and one attempt
/// at a time.
/// </summary>
internal sealed class GrantCreditModel(ICreditService credits, BillingOptions options, string accountId)
{
    private IReadOnlyList<CreditProblem> _answeredProblems = [];

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>The attempt; another text is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>The account as it stands; null before it is known.</summary>
    public BillingFacts? Facts { get; private set; }

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is typed.</summary>
    public CreditOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    /// <summary>The rule that would refuse it now; null when none would.</summary>
    public string? Refusal =>
        Facts is { } facts ? CreditPolicy.Refusal(facts.State, facts.Credit is not null, options) : null;

    /// <summary>What it would do now; null when it would be refused.</summary>
    public CreditPreview? Preview => Facts is { } facts && Refusal is null ? CreditPreview.Of(facts, options) : null;

    /// <summary>
    /// True when it may be tried. An attempt without an answer may have done it, so that asking again must stay
    /// possible.
    /// </summary>
    public bool MayTry => !Attempt.Running && Facts is not null && (Refusal is null || Attempt.IsUnanswered);

    /// <summary>Takes the account as it stands now.</summary>
    public void Show(BillingFacts? facts) => Facts = facts ?? Facts;

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>What was typed before a reload.</summary>
    public void Restore(GrantCreditDraft draft) => (Reason, Ticket) = (draft.Reason ?? "", draft.Ticket ?? "");

    /// <summary>
    /// What is wrong with a field of <see cref="CreditRequest"/>; null when nothing is, or when it is too early to say.
    /// </summary>
    public string? ProblemOf(string field) =>
        (Submitted ? CreditPolicy.Validate(Request()).FirstOrDefault(problem => problem.Field == field) : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> GrantAsync(Actor actor, Action<Exception> failed)
    {
        if (!MayTry)
        {
            return false;
        }

        (Submitted, Outcome, Failure) = (true, null, null);
        var request = Request();
        if (CreditPolicy.Validate(request).Count > 0)
        {
            return false;
        }

        return await Attempt.RunAsync(
            async () =>
            {
                Outcome = await credits.GrantAsync(actor, request, CancellationToken.None);
                _answeredProblems = Outcome is CreditOutcome.Invalid invalid ? invalid.Problems : [];
            },
            exception =>
            {
                Failure = BillingWords.GrantUnanswered;
                failed(exception);
            }
        );
    }

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        Attempt.Change();
    }

    private CreditRequest Request() => new(accountId, Reason.Trim(), Ticket.Trim(), Attempt.Id);
}
