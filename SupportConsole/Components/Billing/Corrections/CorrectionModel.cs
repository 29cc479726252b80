using SupportConsole.Components.Billing.Terms;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Billing.Corrections;

/// <summary>
/// The dialog that corrects a balance, without its page: what is typed, what it would do, and one attempt at a time.
/// </summary>
internal sealed class CorrectionModel(
    ICorrectionService corrections,
    BillingOptions billing,
    LimitOptions limits,
    string accountId
)
{
    public const string Up = "up";
    public const string Down = "down";

    private IReadOnlyList<CorrectionProblem> _answeredProblems = [];

    /// <summary><see cref="Up"/> or <see cref="Down"/>.</summary>
    public string Direction { get; private set; } = Up;

    public string Amount { get; private set; } = "";

    public string Reference { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>The attempt; another wish is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>The account as it stands; null before it is known.</summary>
    public BillingFacts? Facts { get; private set; }

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is typed.</summary>
    public CorrectionOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    /// <summary>With its sign; null while it cannot be read.</summary>
    public Money? Wanted =>
        DollarText.Parse(Amount) is { IsNegative: false } typed ? (Direction == Down ? -typed : typed) : null;

    /// <summary>What it would do to the balance and the live limits; null while it cannot be read.</summary>
    public string? Effect =>
        Facts is { } facts && Wanted is { } amount && amount != Money.Zero
            ? CorrectionWords.Effect(facts, amount, billing, limits)
            : null;

    /// <summary>True when the amount alone is too much for one manager.</summary>
    public bool NeedsASecond => Wanted is { } amount && CorrectionPolicy.NeedsASecond(amount, Money.Zero, billing);

    /// <summary>Takes the account as it stands now.</summary>
    public void Show(BillingFacts? facts) => Facts = facts ?? Facts;

    public void ChooseDirection(string? key) => Edit(() => Direction = key == Down ? Down : Up);

    public void TypeAmount(string? text) => Edit(() => Amount = text ?? "");

    public void TypeReference(string? text) => Edit(() => Reference = text ?? "");

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>What was typed before a reload.</summary>
    public void Restore(CorrectionDraft draft)
    {
        Direction = draft.Direction == Down ? Down : Up;
        (Amount, Reference) = (draft.Amount ?? "", draft.Reference ?? "");
        (Reason, Ticket) = (draft.Reason ?? "", draft.Ticket ?? "");
    }

    /// <summary>
    /// What is wrong with a field of <see cref="CorrectionRequest"/>; null when nothing is, or when it is too early to
    /// say.
    /// </summary>
    public string? ProblemOf(string field) =>
        (Submitted ? Problems().FirstOrDefault(problem => problem.Field == field) : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> CorrectAsync(Actor actor, Action<Exception> failed)
    {
        if (Attempt.Running)
        {
            return false;
        }

        (Submitted, Outcome, Failure) = (true, null, null);
        if (Problems().Count > 0)
        {
            return false;
        }

        return await Attempt.RunAsync(
            async () =>
            {
                Outcome = await corrections.RequestAsync(actor, Request(), CancellationToken.None);
                _answeredProblems = Outcome is CorrectionOutcome.Invalid invalid ? invalid.Problems : [];
            },
            exception =>
            {
                Failure = CorrectionWords.Unanswered;
                failed(exception);
            }
        );
    }

    private IReadOnlyList<CorrectionProblem> Problems() =>
        Amount.Length > 0 && Wanted is null
            ?
            [
                new(nameof(CorrectionRequest.Amount), TermsWords.NoAmount),
                .. CorrectionPolicy
                    .Validate(Request())
                    .Where(problem => problem.Field != nameof(CorrectionRequest.Amount)),
            ]
            : CorrectionPolicy.Validate(Request());

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        Attempt.Change();
    }

    private CorrectionRequest Request() =>
        new(accountId, Wanted ?? Money.Zero, Reference.Trim(), Reason.Trim(), Ticket.Trim(), Attempt.Id);
}
