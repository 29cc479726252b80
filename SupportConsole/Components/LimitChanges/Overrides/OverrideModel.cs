using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.LimitChanges.Streaming;

namespace SupportConsole.Components.LimitChanges.Overrides;

/// <summary>
/// The dialog that overrides a limit, without its page: what is typed, what it would do, and one attempt at a time.
/// </summary>
internal sealed class OverrideModel(
    IOverrideService service,
    IEscalationService escalations,
    GuardrailOptions guardrails,
    string accountId
)
{
    public const string FromPlan = "plan";
    public const string FromAccount = "own";

    private IReadOnlyList<LimitChangeProblem> _answeredProblems = [];
    private bool? _asks;
    private bool _limitTyped;

    /// <summary><see cref="FromPlan"/> or <see cref="FromAccount"/>: whose value is to be in force.</summary>
    public string From { get; private set; } = FromAccount;

    /// <summary>The account's own value as typed.</summary>
    public string Limit { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>The attempt; another wish is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>The limit as it stands; null before it is known.</summary>
    public OverridableLimit? Current { get; private set; }

    /// <summary>The limit that the person decides upon; null before it is known.</summary>
    public OverridableLimit? Seen { get; private set; }

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is changed.</summary>
    public OverrideOutcome? Outcome { get; private set; }

    /// <summary>How the last request for an escalation ended, until something is changed.</summary>
    public EscalationRequestOutcome? Escalation { get; private set; }

    /// <summary>True when nothing is left to do in the form.</summary>
    public bool IsDone => Outcome is OverrideOutcome.Applied || Escalation is EscalationRequestOutcome.Requested;

    /// <summary>
    /// The rule that would decide now; null where the limit has no guardrail, or nothing to decide is typed: the value in
    /// force is no change.
    /// </summary>
    public LimitChangeRule? Rule =>
        Seen is { } seen && From == FromAccount && Number is { } wanted && wanted != seen.Value && IsInRange(wanted)
            ? OverridePolicy.Decide(seen.Kind, seen.Value, wanted, Demand, guardrails)
            : null;

    /// <summary>That rule in words.</summary>
    public string? RuleSentence =>
        Rule is { } rule && Number is { } wanted && Demand is { } demand
            ? StreamingRaisePolicy.Sentence(rule, wanted, demand.Peak, guardrails)
            : null;

    /// <summary>True when engineering would be asked instead of the change being applied.</summary>
    public bool NeedsEngineering => Rule is { } rule && !LimitChangePolicy.IsApplied(rule);

    /// <summary>What the guardrail looks at, live; null where the limit has none.</summary>
    public StreamingDemand? Demand => Current?.Demand;

    /// <summary>The limit to replay; null where there is nothing to replay.</summary>
    public int? Replayed => Seen is { Demand: not null } && NewValue is { } value && IsInRange(value) ? value : null;

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    /// <summary>The limit as it stands when it is no longer the one that was seen; null otherwise.</summary>
    public OverridableLimit? Moved =>
        Current is { } current
        && Seen is { } seen
        && !Attempt.IsUnanswered
        && (current.Own?.Value, current.Value) != (seen.Own?.Value, seen.Value)
            ? current
            : null;

    /// <summary>True when it may be tried.</summary>
    public bool MayTry => !Attempt.Running && Seen is not null && Moved is null;

    /// <summary>What would be in force; null while it cannot be read.</summary>
    public int? NewValue =>
        Seen is { } seen
            ? From == FromPlan
                ? seen.PlanDefault
                : Number
            : null;

    /// <summary>The step and what it does; null while it cannot be read or changes nothing.</summary>
    public string? Effect =>
        Seen is { } seen
        && NewValue is { } value
        && Problems().All(problem => problem.Field != nameof(OverrideRequest.Wanted))
            ? OverrideWords.Step(seen, value, isPlanDefault: From == FromPlan)
            : null;

    private int? Number =>
        int.TryParse(Limit.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Takes the limit as it stands now; the first time, the fields take its value.</summary>
    public void Show(OverridableLimit? limit)
    {
        Current = limit ?? Current;
        if (Seen is null && Current is { } first)
        {
            Seen = first;
            Limit = Limit.Length > 0 ? Limit : first.Value.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The person has seen the limit that is in force now.</summary>
    public void LookAgain()
    {
        if (Moved is { } current)
        {
            Edit(() => Seen = current);
        }
    }

    public void ChooseFrom(string? key) => Edit(() => From = key == FromPlan ? FromPlan : FromAccount);

    public void TypeLimit(string? text) =>
        Edit(() =>
        {
            Limit = text ?? "";

            // The value that is in force already is no mistake while one types towards another.
            _limitTyped = Number != Seen?.Value;
        });

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>What was typed before a reload.</summary>
    public void Restore(OverrideDraft draft) =>
        (From, Limit, Reason, Ticket) = (
            draft.From == FromPlan ? FromPlan : FromAccount,
            draft.Limit ?? "",
            draft.Reason ?? "",
            draft.Ticket ?? ""
        );

    /// <summary>What is wrong with a field; null when nothing is, or when it is too early to say.</summary>
    /// <param name="field">Of <see cref="OverrideRequest"/>.</param>
    public string? ProblemOf(string field) =>
        (
            Submitted || (_limitTyped && field == nameof(OverrideRequest.Wanted))
                ? Problems().FirstOrDefault(problem => problem.Field == field)
                : null
        )?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ChangeAsync(Actor actor, Action<Exception> failed)
    {
        if (!MayTry)
        {
            return false;
        }

        (Submitted, Outcome, Escalation, Failure) = (true, null, null, null);
        if (Problems().Count > 0)
        {
            return false;
        }

        // A retry after a lost answer is the same act, whatever the rule is by now.
        _asks = Attempt.IsUnanswered && _asks is { } same ? same : NeedsEngineering;
        return await Attempt.RunAsync(
            () => _asks.Value ? AskAsync(actor) : ApplyAsync(actor),
            exception =>
            {
                Failure = OverrideWords.Unanswered;
                failed(exception);
            }
        );
    }

    private async Task ApplyAsync(Actor actor)
    {
        Outcome = await service.ChangeAsync(actor, Request(), CancellationToken.None);
        _answeredProblems = Outcome is OverrideOutcome.Invalid invalid ? invalid.Problems : [];
    }

    private async Task AskAsync(Actor actor)
    {
        var request = new LimitChangeRequest(
            accountId,
            Seen!.Value,
            Number!.Value,
            Reason.Trim(),
            Ticket.Trim(),
            Attempt.Id
        )
        {
            Kind = Seen.Kind,
        };
        Escalation = await escalations.RequestAsync(actor, request, CancellationToken.None);
        _answeredProblems = Escalation is EscalationRequestOutcome.Invalid invalid ? invalid.Problems : [];
    }

    private bool IsInRange(int value) =>
        value >= OverridePolicy.Minimum(Seen!.Kind) && value <= guardrails.MaximumLimit;

    private IReadOnlyList<LimitChangeProblem> Problems()
    {
        var problems = OverridePolicy.Validate(Request(), guardrails);
        return From == FromAccount && Number is null
            ?
            [
                new(nameof(OverrideRequest.Wanted), OverrideWords.NoNumber),
                .. problems.Where(problem => problem.Field != nameof(OverrideRequest.Wanted)),
            ]
            : problems;
    }

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Escalation, Failure, _answeredProblems) = (null, null, null, []);
        Attempt.Change();
    }

    private OverrideRequest Request() =>
        new(
            accountId,
            Seen!.Kind,
            Seen.Own?.Value,
            From == FromPlan ? null : Number,
            Reason.Trim(),
            Ticket.Trim(),
            Attempt.Id
        );
}
