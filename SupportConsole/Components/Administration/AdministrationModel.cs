using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Administration;

/// <summary>
/// The dialog that sets one field of an account, without its page: what is typed, what it would do, and one attempt at a
/// time.
/// </summary>
public sealed class AdministrationModel(
    IAccountAdministration service,
    LimitOptions limits,
    AdministrationTarget target,
    AdministrationView view
)
{
    private IReadOnlyList<AdministrationProblem> _answeredProblems = [];

    public AdministrationTarget Target => target;

    /// <summary>What is typed into the field's own inputs.</summary>
    public AdministrationInput Input { get; private set; } = AdministrationInput.Of(view.Settings);

    public string Reason { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>The attempt; another wish is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>The account as it stands, live.</summary>
    public AdministrationView Current { get; private set; } = view;

    /// <summary>The account that the person decides upon.</summary>
    public AdministrationView Seen { get; private set; } = view;

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is changed.</summary>
    public AdministrationOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    /// <summary>The account when the field is no longer what was seen; null otherwise.</summary>
    public AdministrationView? Moved => !Attempt.IsUnanswered && IsMoved(Seen, Current) ? Current : null;

    /// <summary>True when it may be tried.</summary>
    public bool MayTry => !Attempt.Running && Moved is null;

    /// <summary>What a change of plan does to every limit; empty for any other field.</summary>
    public IReadOnlyList<PlannedLimit> Steps =>
        target is { Field: AccountField.Plan, FollowPlatform: false }
            ? PlanPreview.Of(Current, Input.Plan, Input.Removed, limits)
            : [];

    /// <summary>What the act does, with the figures of this instant.</summary>
    public string Effect =>
        target.FollowPlatform
            ? AdministrationWords.FollowEffect
            : target.Field switch
            {
                AccountField.Plan => AdministrationWords.PlanEffect(Current, Steps, limits),
                AccountField.Access => AdministrationWords.AccessEffect(Current, Seen.Settings.Disabled, limits),
                _ => AdministrationWords.Effect(target.Field),
            };

    /// <summary>Takes the account as it stands now; what is typed stays.</summary>
    public void Show(AdministrationView current) => Current = current;

    /// <summary>The person has seen what stands now, and begins from it.</summary>
    public void LookAgain()
    {
        if (Moved is { } current)
        {
            Edit(() => (Seen, Input) = (current, AdministrationInput.Of(current.Settings)));
        }
    }

    public void Type(AdministrationInput input) => Edit(() => Input = input);

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void TypeTicket(string? text) => Edit(() => Ticket = text ?? "");

    /// <summary>What was typed before a reload.</summary>
    public void Restore(AdministrationDraft draft) =>
        (Input, Reason, Ticket) = (Input.Restore(draft), draft.Reason ?? "", draft.Ticket ?? "");

    /// <summary>What is wrong with a field; null when nothing is, or when it is too early to say.</summary>
    /// <param name="field">Of <see cref="AdministrationRequest"/> or <see cref="AccountSettings"/>.</param>
    public string? ProblemOf(string field) =>
        (Submitted ? Problems().FirstOrDefault(problem => problem.Field == field) : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ChangeAsync(Actor actor, Action<Exception> failed)
    {
        if (!MayTry)
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
                Outcome = await service.ChangeAsync(actor, Request(), CancellationToken.None);
                _answeredProblems = Outcome is AdministrationOutcome.Invalid invalid ? invalid.Problems : [];
            },
            exception =>
            {
                Failure = AdministrationWords.Unanswered;
                failed(exception);
            }
        );
    }

    private IReadOnlyList<AdministrationProblem> Problems()
    {
        // After a lost answer it may be in force already; only the service knows that it was this attempt.
        var problems = AdministrationPolicy
            .Validate(Request())
            .Where(problem => !Attempt.IsUnanswered || problem.Field != nameof(AdministrationRequest.Wanted));
        return target.Field == AccountField.TranscriptTtl && !target.FollowPlatform && Input.HoursProblem is { } unread
            ?
            [
                new(nameof(AccountSettings.TranscriptTtlHours), unread),
                .. problems.Where(problem => problem.Field != nameof(AdministrationRequest.Wanted)),
            ]
            : [.. problems];
    }

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        Attempt.Change();
    }

    private bool IsMoved(AdministrationView seen, AdministrationView current) =>
        AuditedSettings.Of(target.Field, seen.Settings) != AuditedSettings.Of(target.Field, current.Settings)
        || !RemovedOf(seen).SequenceEqual(RemovedOf(current));

    private IReadOnlyList<SeenOverride> RemovedOf(AdministrationView view) =>
        target is { Field: AccountField.Plan, FollowPlatform: false }
            ?
            [
                .. view
                    .Limits.Limits.Where(limit =>
                        limit.Source != LimitSource.PlanDefault && Input.Removed.Contains(limit.Kind)
                    )
                    .Select(limit => new SeenOverride(limit.Kind, limit.Value)),
            ]
            : [];

    private AdministrationRequest Request() =>
        new(
            Seen.AccountId,
            target.Field,
            Seen.Settings,
            Input.Over(target.Field, Seen.Settings),
            Reason.Trim(),
            Ticket.Trim(),
            Attempt.Id
        )
        {
            FollowPlatform = target.FollowPlatform,
            Removed = RemovedOf(Seen),
        };
}
