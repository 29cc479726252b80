using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.LimitChanges;

/// <summary>A little more for a day, while engineering decides.</summary>
public sealed partial class UrgentRaise
{
    private readonly Attempt _attempt = new();
    private string _text = "";
    private string? _problem;

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<UrgentRaise> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The escalation that waits.</summary>
    [Parameter, EditorRequired]
    public required Escalation Waiting { get; set; }

    /// <summary>The limit as it stands.</summary>
    [Parameter, EditorRequired]
    public required LimitState LimitState { get; set; }

    /// <summary>Why, as typed for the request.</summary>
    [Parameter, EditorRequired]
    public required string Reason { get; set; }

    /// <summary>What for, as typed for the request.</summary>
    [Parameter, EditorRequired]
    public required string Ticket { get; set; }

    /// <summary>It is in force: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnRaised { get; set; }

    private int Highest => LimitChangePolicy.HighestUrgentRaise(Waiting.OldLimit, Guardrails.Value);

    /// <inheritdoc/>
    protected override void OnInitialized() => _text = Highest.ToString(CultureInfo.InvariantCulture);

    private async Task RaiseAsync()
    {
        _problem = null;
        if (!int.TryParse(_text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var limit))
        {
            _problem = LimitChangeWords.UrgentNotANumber(Highest);
            return;
        }

        _attempt.Want((LimitState.Value, limit, Reason, Ticket));
        var request = new LimitChangeRequest(Waiting.AccountId, LimitState.Value, limit, Reason, Ticket, _attempt.Id);
        if (await CurrentActor.FindAsync() is not { } actor)
        {
            return;
        }

        LimitMoveOutcome? outcome = null;
        var answered = await _attempt.RunAsync(
            async () => outcome = await LimitChanges.RaiseUrgentlyAsync(actor, request, CancellationToken.None),
            exception =>
            {
                Logger.AttemptFailed(Waiting.AccountId, exception);
                _problem = LimitChangeWords.UrgentUnanswered;
            }
        );
        if (answered)
        {
            _problem = LimitChangeWords.Problem(outcome!);
        }

        if (outcome is LimitMoveOutcome.Applied applied)
        {
            Toasts.Add(
                LimitChangeWords.Raised(
                    Waiting.AccountId,
                    applied,
                    Zone.Moment(applied.ExpiresAt!.Value, Clock.GetUtcNow())
                ),
                applied.AuditSequence
            );
            await OnRaised.InvokeAsync();
        }
    }
}
