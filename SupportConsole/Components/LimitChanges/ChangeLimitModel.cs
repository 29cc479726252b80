using System.Globalization;
using System.Text.RegularExpressions;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Components.LimitChanges;

/// <summary>
/// The change-limit dialog without its page: what is typed, what the guardrails say, and one attempt at a time.
/// </summary>
public sealed partial class ChangeLimitModel(
    ILimitChangeService service,
    IEscalationService escalations,
    GuardrailOptions guardrails,
    TimeProvider clock,
    string accountId
)
{
    private IReadOnlyList<LimitChangeProblem> _answeredProblems = [];
    private (int Limit, LimitChangeRule Rule)? _shown;

    /// <summary>The new limit as typed.</summary>
    public string LimitText { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>How long the new limit is to hold.</summary>
    public ExpiryChoice Expiry { get; } = new(clock, guardrails);

    /// <summary>The attempt; another wish is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>The live figures the guardrails decide by.</summary>
    public LimitChangeBasis? Basis { get; private set; }

    /// <summary>The limit the engineer saw and changes from; null before the first figures.</summary>
    public int? SeenLimit { get; private set; }

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last change ended, until something is typed.</summary>
    public LimitChangeOutcome? Outcome { get; private set; }

    /// <summary>How the last request for an escalation ended, until something is typed.</summary>
    public EscalationRequestOutcome? Escalation { get; private set; }

    /// <summary>Why the last attempt has no answer, or the figures could not be read.</summary>
    public string? Failure { get; private set; }

    /// <summary>True when nothing is left to do in the form.</summary>
    public bool IsDone => Outcome is LimitChangeOutcome.Applied || Escalation is EscalationRequestOutcome.Requested;

    /// <summary>True when somebody changed the limit since the engineer looked.</summary>
    public bool MovedMeanwhile => Basis is { } basis && SeenLimit is { } seen && basis.CurrentLimit != seen;

    /// <summary>The new limit, when what is typed is one.</summary>
    public int? NewLimit =>
        Parse(LimitText) is { } limit && limit >= 1 && limit <= guardrails.MaximumLimit ? (int)limit : null;

    /// <summary>The rule that would decide now.</summary>
    public LimitChangeRule? Rule =>
        NewLimit is { } requested && Basis is { } basis
            ? LimitChangePolicy.Decide(basis.GuardedLimit, requested, basis.Overage, guardrails)
            : null;

    /// <summary>
    /// The rule that the person sees: the one that decided when the page was shown last, as long as the limit typed is
    /// the same.
    /// </summary>
    public LimitChangeRule? ShownRule => _shown is { } shown && shown.Limit == NewLimit ? shown.Rule : Rule;

    /// <summary>True when engineering would be asked instead of the change being applied.</summary>
    public bool NeedsEngineering => Rule is { } rule && !LimitChangePolicy.IsApplied(rule);

    /// <summary>That rule in words.</summary>
    public string? RuleSentence =>
        (Rule, NewLimit, Basis) switch
        {
            (_, { } requested, { LimitState.Temporary: null } basis)
                when requested == basis.CurrentLimit && Expiry.IsLasting => LimitChangeWords.Unchanged(requested),
            ({ } rule, { } requested, { } basis) => LimitChangeTexts.Sentence(
                rule,
                requested,
                basis.Overage,
                guardrails
            ),
            _ => null,
        };

    /// <summary>What a limit below what runs does to the account; null when it is not below.</summary>
    /// <param name="running">Transcripts in processing now.</param>
    public string? DrainOf(int running) =>
        NewLimit is { } wanted && SeenLimit is { } seen && wanted < running && wanted < seen
            ? LimitChangeWords.Drain(seen, wanted, running)
            : null;

    /// <summary>Takes new figures; the limit that was seen stays until the engineer takes the new one.</summary>
    public void Show(LimitChangeBasis basis)
    {
        Basis = basis;
        SeenLimit ??= basis.CurrentLimit;
    }

    /// <summary>
    /// The browser has what the model says now: a click from here on means it, and an earlier one means what stood
    /// there before.
    /// </summary>
    public void Shown() => _shown = NewLimit is { } limit && Rule is { } rule ? (limit, rule) : null;

    public void TypeLimit(string? text) => Edit(() => LimitText = text ?? "");

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>Changes from the limit in force now.</summary>
    public void UseCurrentLimit() =>
        Edit(() =>
        {
            // The figures are newer than the refusal, unless they could not be read since.
            SeenLimit =
                MovedMeanwhile ? Basis!.CurrentLimit
                : Outcome is LimitChangeOutcome.Conflict conflict ? conflict.CurrentLimit
                : Escalation is EscalationRequestOutcome.Conflict other ? other.CurrentLimit
                : SeenLimit;
        });

    /// <summary>Something is typed or chosen: what was answered before is about something else.</summary>
    public void Edit(Action edit)
    {
        edit();
        (Outcome, Escalation, Failure, _answeredProblems) = (null, null, null, []);
        Attempt.Change();
    }

    /// <summary>What was typed before a reload.</summary>
    public void Restore(ChangeLimitDraft draft, ReaderZone zone)
    {
        (LimitText, Reason, Ticket) = (draft.Limit ?? "", draft.Reason ?? "", draft.Ticket ?? "");
        Expiry.Restore(draft, zone);
    }

    /// <summary>
    /// What is wrong with a field of <see cref="LimitChangeRequest"/>; null when nothing is, or when it is too early to
    /// say.
    /// </summary>
    public string? ProblemOf(string field) =>
        (
            Submitted || (field == nameof(LimitChangeRequest.NewLimit) && LimitText.Trim().Length > 0)
                ? Problems().FirstOrDefault(problem => problem.Field == field)
                : null
        )?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    private IReadOnlyList<LimitChangeProblem> Problems()
    {
        var request = new LimitChangeRequest(accountId, SeenLimit ?? 0, NewLimit ?? 0, Reason, Ticket, Attempt.Id);
        var problems = LimitChangeValidator.Validate(request, guardrails);
        return Expiry.Problem is { } problem
            ? [.. problems, new(nameof(LimitChangeRequest.ExpiresAt), problem)]
            : problems;
    }

    private static long? Parse(string text)
    {
        var trimmed = text.Trim();
        return
            WholeNumber().IsMatch(trimmed)
            && long.TryParse(trimmed, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    // "1,000" is a thousand; "1,5" is not fifteen.
    [GeneratedRegex(@"^([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})$")]
    private static partial Regex WholeNumber();
}
