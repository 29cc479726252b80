using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Components.PlatformKeys;

/// <summary>
/// A dialog that makes, rotates or revokes a key, without its page: what is typed, and one attempt at a time.
/// </summary>
internal sealed class PlatformKeyDialogModel
{
    /// <summary>The key of <see cref="PlatformKeyWords.Overlaps"/> that is chosen at first: a day.</summary>
    public const string UsualOverlap = "24h";

    private readonly IPlatformKeys _service;
    private readonly TimeProvider _clock;
    private readonly ReaderZone _zone;
    private IReadOnlyList<PlatformKeyProblem> _answeredProblems = [];

    public PlatformKeyDialogModel(
        IPlatformKeys service,
        TimeProvider clock,
        ReaderZone zone,
        PlatformKeyDialogTarget target
    )
    {
        (_service, _clock, _zone, Target) = (service, clock, zone, target);
        if (target is { Kind: PlatformKeyDialogKind.Rotate, Key: { ExpiresAt: { } end } old })
        {
            // A key for a time gets a successor for as long a time, not one for ever.
            Expires = TypedTime.Write(clock.GetUtcNow() + (end - old.CreatedAt), zone);
        }
    }

    public PlatformKeyDialogTarget Target { get; }

    public string Name { get; private set; } = "";

    public PlatformScopes Scopes { get; private set; }

    /// <summary>Key of the choice.</summary>
    public string Overlap { get; private set; } = UsualOverlap;

    /// <summary>The end as typed, in the reader's zone; empty for none.</summary>
    public string Expires { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>The attempt; another text is another one.</summary>
    public Attempt Attempt { get; } = new();

    /// <summary>True once an attempt was made: what is wrong is said from then on.</summary>
    public bool Submitted { get; private set; }

    /// <summary>How the last attempt ended, until something is typed.</summary>
    public PlatformKeyOutcome? Outcome { get; private set; }

    /// <summary>Why the last attempt has no answer.</summary>
    public string? Failure { get; private set; }

    public bool IsDone =>
        Outcome is PlatformKeyOutcome.Made or PlatformKeyOutcome.MadeBefore or PlatformKeyOutcome.Revoked;

    /// <summary>When the key stops working by itself; null when it does not, or when that is no time.</summary>
    public DateTimeOffset? ExpiresAt =>
        string.IsNullOrWhiteSpace(Expires) ? null : TypedTime.Read(Expires, _zone, _clock.GetUtcNow(), isEnd: true);

    /// <summary>How long the old key works beside the new one.</summary>
    public TimeSpan OverlapSpan => PlatformKeyWords.Overlaps.First(choice => choice.Key == Overlap).Length;

    public void TypeName(string? text) => Edit(() => Name = text ?? "");

    public void TypeExpires(string? text) => Edit(() => Expires = text ?? "");

    public void TypeReason(string? text) => Edit(() => Reason = text ?? "");

    public void ChooseOverlap(string? key) =>
        Edit(() => Overlap = PlatformKeyWords.Overlaps.Any(choice => choice.Key == key) ? key! : UsualOverlap);

    public void Choose(PlatformScopes scope, bool chosen) =>
        Edit(() => Scopes = chosen ? Scopes | scope : Scopes & ~scope);

    /// <summary>What was typed before a reload.</summary>
    public void Restore(PlatformKeyDraft draft)
    {
        (Name, Expires, Reason) = (draft.Name ?? Name, draft.Expires ?? Expires, draft.Reason ?? "");
        Overlap = PlatformKeyWords.Overlaps.Any(choice => choice.Key == draft.Overlap) ? draft.Overlap! : UsualOverlap;
        Scopes = (draft.Scopes ?? "")
            .Split(',')
            .Select(PlatformScopeNames.Find)
            .Aggregate(PlatformScopes.None, (all, scope) => all | scope);
    }

    /// <summary>What is wrong with a field; null when nothing is, or when it is too early to say.</summary>
    public string? ProblemOf(string field) =>
        (Submitted ? Problems().FirstOrDefault(problem => problem.Field == field) : null)?.Message
        ?? _answeredProblems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Makes the attempt. A second call while it runs, or once it is done, does nothing.</summary>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> ExecuteAsync(Actor actor, Action<Exception> failed)
    {
        if (Attempt.Running || IsDone)
        {
            return false;
        }

        (Submitted, Outcome, Failure) = (true, null, null);
        if (Problems().Count > 0)
        {
            return false;
        }

        var request = Request();
        return await Attempt.RunAsync(
            async () =>
            {
                Outcome = await _service.ExecuteAsync(actor, request, CancellationToken.None);
                _answeredProblems = Outcome is PlatformKeyOutcome.Invalid invalid ? invalid.Problems : [];
            },
            exception =>
            {
                Failure = PlatformKeyWords.Unanswered;
                failed(exception);
            }
        );
    }

    private IReadOnlyList<PlatformKeyProblem> Problems()
    {
        var problems = PlatformKeyRules.Validate(Request(), _clock.GetUtcNow());
        return !string.IsNullOrWhiteSpace(Expires) && ExpiresAt is null
            ? [new(nameof(PlatformKeyCreation.ExpiresAt), PlatformKeyWords.NotATime), .. problems]
            : problems;
    }

    /// <summary>What was answered before is about something else.</summary>
    private void Edit(Action edit)
    {
        edit();
        (Outcome, Failure, _answeredProblems) = (null, null, []);
        Attempt.Change();
    }

    private PlatformKeyRequest Request()
    {
        var (reason, attempt) = (Reason.Trim(), Attempt.Id);
        return Target.Kind switch
        {
            PlatformKeyDialogKind.Create => new PlatformKeyCreation(Name.Trim(), Scopes, ExpiresAt, reason, attempt),
            PlatformKeyDialogKind.Rotate => new PlatformKeyRotation(
                Target.Key!.Number,
                OverlapSpan,
                ExpiresAt,
                reason,
                attempt
            ),
            PlatformKeyDialogKind.Revoke => new PlatformKeyRevocation(Target.Key!.Number, reason, attempt),
            _ => throw new InvalidOperationException($"There is no dialog {Target.Kind}."),
        };
    }
}
