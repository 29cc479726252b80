using System.Globalization;
using System.Text.RegularExpressions;
using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>The change-limit dialog without its page: what is typed, what the guardrails say, and one attempt at a time.</summary>
internal sealed partial class ChangeLimitModel(ILimitChangeService service, GuardrailOptions guardrails, string accountId)
{
    private bool _unanswered;
    private bool _submitted;
    private IReadOnlyList<LimitChangeProblem> _answeredProblems = [];

    /// <summary>The new limit as typed.</summary>
    public string LimitText { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>
    /// Names the attempt. It stays the same until the attempt is answered, so that a double click or a retry after a lost
    /// answer is the same attempt; another text is another attempt.
    /// </summary>
    public string CorrelationId { get; private set; } = NewId();

    /// <summary>The live figures the guardrails decide by.</summary>
    public LimitChangeBasis? Basis { get; private set; }

    /// <summary>The limit the engineer saw and changes from; null before the first figures.</summary>
    public int? SeenLimit { get; private set; }

    /// <summary>True while an attempt is on its way.</summary>
    public bool Running { get; private set; }

    /// <summary>How the last attempt ended, until something is typed.</summary>
    public LimitChangeOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer, or the figures could not be read.</summary>
    public string? Failure { get; private set; }

    /// <summary>True when somebody changed the limit since the engineer looked.</summary>
    public bool MovedMeanwhile => Basis is { } basis && SeenLimit is { } seen && basis.CurrentLimit != seen;

    /// <summary>The new limit, when what is typed is one.</summary>
    public int? NewLimit => Parse(LimitText) is { } limit && limit >= 1 && limit <= guardrails.MaximumLimit ? (int)limit : null;

    /// <summary>The rule that would decide now.</summary>
    public LimitChangeRule? Rule => NewLimit is { } requested && Basis is { } basis
        ? LimitChangePolicy.Decide(basis.CurrentLimit, requested, basis.Overage, guardrails)
        : null;

    /// <summary>That rule in words.</summary>
    public string? RuleSentence => (Rule, NewLimit, Basis) switch
    {
        (_, { } requested, { } basis) when requested == basis.CurrentLimit => ChangeLimitTexts.Unchanged(requested),
        ({ } rule, { } requested, { } basis) => LimitChangeTexts.Sentence(rule, requested, basis.Overage, guardrails),
        _ => null,
    };

    /// <summary>Takes new figures; the limit that was seen stays until the engineer takes the new one.</summary>
    public void Show(LimitChangeBasis basis)
    {
        Basis = basis;
        SeenLimit ??= basis.CurrentLimit;
    }

    public void TypeLimit(string? text) => Edit(() => LimitText = text ?? "");

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>Changes from the limit in force now.</summary>
    public void UseCurrentLimit() => Edit(() =>
    {
        // The figures are newer than the refusal, unless they could not be read since.
        SeenLimit = MovedMeanwhile ? Basis!.CurrentLimit
            : Outcome is LimitChangeOutcome.Conflict conflict ? conflict.CurrentLimit
            : SeenLimit;
    });

    /// <summary>What was typed before a reload. An attempt that was on its way then stays the same attempt.</summary>
    public void Restore(ChangeLimitDraft draft)
    {
        (LimitText, Reason, Ticket) = (draft.Limit ?? "", draft.Reason ?? "", draft.Ticket ?? "");
        if (!string.IsNullOrEmpty(draft.Attempt))
        {
            (CorrelationId, _unanswered) = (draft.Attempt, true);
        }
    }

    /// <summary>What is wrong with a field of <see cref="LimitChangeRequest"/>; null when nothing is, or when it is too early to say.</summary>
    public string? ProblemOf(string field) =>
        (_submitted || (field == nameof(LimitChangeRequest.NewLimit) && LimitText.Trim().Length > 0)
            ? Problems().FirstOrDefault(problem => problem.Field == field)
            : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ApplyAsync(Actor actor, Action<Exception> failed, CancellationToken cancellationToken)
    {
        if (Running)
        {
            return false;
        }

        _submitted = true;
        (Outcome, Failure) = (null, null);
        if (SeenLimit is not { } seen)
        {
            Failure = ChangeLimitTexts.BasisMissing;
            return false;
        }

        if (Problems().Count > 0)
        {
            return false;
        }

        var request = new LimitChangeRequest(accountId, seen, NewLimit!.Value, Reason.Trim(), Ticket.Trim(), CorrelationId);
        (Running, _unanswered) = (true, true);
        try
        {
            Answer(await service.ChangeAsync(actor, request, cancellationToken));
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Failure = ChangeLimitTexts.Unanswered;
            failed(exception);
            return false;
        }
        finally
        {
            Running = false;
        }
    }

    private void Answer(LimitChangeOutcome outcome)
    {
        Outcome = outcome;
        _answeredProblems = outcome is LimitChangeOutcome.Invalid invalid ? invalid.Problems : [];
        Renew();
    }

    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        if (_unanswered)
        {
            Renew();
        }
    }

    private void Renew() => (CorrelationId, _unanswered) = (NewId(), false);

    private IReadOnlyList<LimitChangeProblem> Problems()
    {
        var request = new LimitChangeRequest(accountId, SeenLimit ?? 0, NewLimit ?? 0, Reason, Ticket, CorrelationId);
        return LimitChangeValidator.Validate(request, guardrails);
    }

    private static long? Parse(string text)
    {
        var trimmed = text.Trim();
        return WholeNumber().IsMatch(trimmed)
            && long.TryParse(trimmed, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    // "1,000" is a thousand; "1,5" is not fifteen.
    [GeneratedRegex(@"^([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})$")]
    private static partial Regex WholeNumber();
}
