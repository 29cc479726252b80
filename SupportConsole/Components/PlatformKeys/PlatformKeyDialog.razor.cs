using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Components.PlatformKeys;

/// <summary>
/// Makes, rotates or revokes a key: says what it will do, asks why, and shows a new key's secret once.
/// </summary>
public sealed partial class PlatformKeyDialog
{
    private PlatformKeyDialogModel _model = null!;

    [Inject]
    public required IPlatformKeys Service { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required ILogger<PlatformKeyDialog> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What the dialog is for. Another target is another dialog: give it a key.</summary>
    [Parameter, EditorRequired]
    public required PlatformKeyDialogTarget Target { get; set; }

    /// <inheritdoc/>
    protected override Attempt Attempt => _model.Attempt;

    /// <inheritdoc/>
    protected override bool IsDone => _model.IsDone;

    /// <inheritdoc/>
    protected override string DraftKey => $"platform-keys:{Target.Address}";

    private bool IsRevocation => Target.Kind == PlatformKeyDialogKind.Revoke;

    private string Example => TypedTime.Write(Clock.GetUtcNow().AddDays(90), Zone);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _model = new PlatformKeyDialogModel(Service, Clock, Zone, Target);
        base.OnInitialized();
    }

    /// <inheritdoc/>
    protected override void Restore(PlatformKeyDraft draft) => _model.Restore(draft);

    /// <inheritdoc/>
    protected override async Task AnsweredAsync()
    {
        await base.AnsweredAsync();
        if (_model.Outcome is PlatformKeyOutcome.Revoked)
        {
            await OnClose.InvokeAsync();
        }
    }

    private Task ExecuteAsync() =>
        AttemptAsync(async actor =>
        {
            var isAnswered = await _model.ExecuteAsync(actor, exception =>
                Logger.ActFailed("A change of platform keys", exception)
            );
            if (isAnswered && _model.Outcome is PlatformKeyOutcome.Revoked revoked)
            {
                // Told on whatever page the person is by now.
                Toasts.Add(PlatformKeyWords.Revoked(revoked), revoked.AuditSequence);
            }

            return isAnswered;
        });

    /// <summary>A slip of the finger must not throw away the only sight of a secret.</summary>
    private Task EscapeAsync() => _model.Outcome is PlatformKeyOutcome.Made ? Task.CompletedTask : CancelAsync();
}
