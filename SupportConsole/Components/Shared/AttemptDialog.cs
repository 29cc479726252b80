using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Auth;
using SupportConsole.Core.Access;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A dialog that writes, from its opening to its end: what is typed is kept until it is sent or given up, whatever
/// happens to the connection; an attempt outlives the dialog.
/// </summary>
/// <typeparam name="TDraft">What is typed.</typeparam>
public abstract class AttemptDialog<TDraft> : ComponentBase, IAsyncDisposable
    where TDraft : class, IAttemptDraft
{
    private readonly CancellationTokenSource _left = new();
    private FormDrafts<TDraft> _drafts = null!;

    // The token outlives its source, which is disposed with the dialog while an attempt may still be on its way.
    protected AttemptDialog() => Gone = _left.Token;

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>It was given up, or is done.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>An attempt was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnAnswered { get; set; }

    /// <summary>Cancelled when the dialog is closed.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Whose fields are kept.</summary>
    protected ElementReference Form { get; set; }

    /// <summary>The attempt that the form is for.</summary>
    protected abstract Attempt Attempt { get; }

    /// <summary>True when nothing is left to do in the form.</summary>
    protected abstract bool IsDone { get; }

    /// <summary>Names the draft: the dialog and what it is about.</summary>
    protected abstract string DraftKey { get; }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _left.CancelAsync();
        _left.Dispose();
        if (!Attempt.Running)
        {
            // Else the attempt's end still has to put the draft right.
            await _drafts.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _drafts = new FormDrafts<TDraft>(Js, DraftKey);

    /// <summary>
    /// Takes what was typed before a reload. Called by the dialog's frame once the form stands in the browser.
    /// </summary>
    protected async Task ShownAsync()
    {
        if (await _drafts.AttachAsync(Form, Gone) is { } draft && !Gone.IsCancellationRequested)
        {
            Attempt.Resume(draft.Attempt);
            Restore(draft);
            StateHasChanged();
        }
    }

    // What was answered, or was not and then edited, must not come back from the draft as the attempt it was.
    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => _drafts.RenameAttemptAsync(Attempt.Id);

    /// <summary>Takes what was typed before a reload.</summary>
    protected abstract void Restore(TDraft draft);

    /// <summary>
    /// Makes the attempt, and puts the draft right whether or not the dialog is still there when it is answered.
    /// </summary>
    /// <param name="attempt">True when there is an answer.</param>
    protected async Task AttemptAsync(Func<Actor, Task<bool>> attempt)
    {
        // The second of two clicks may come before the browser has shown what the first one did.
        if (IsDone || await CurrentActor.FindAsync() is not { } actor)
        {
            // The page leads to the sign-in; the draft stays for afterwards.
            return;
        }

        var answered = await attempt(actor);
        if (answered && IsDone)
        {
            await _drafts.ClearAsync();
        }
        else if (answered)
        {
            await _drafts.RenameAttemptAsync(Attempt.Id);
        }

        if (Gone.IsCancellationRequested)
        {
            await _drafts.DisposeAsync();
        }
        else if (answered)
        {
            await AnsweredAsync();
        }
    }

    /// <summary>There is an answer, and the dialog is still there.</summary>
    protected virtual Task AnsweredAsync() => OnAnswered.InvokeAsync();

    /// <summary>Gives up what was typed, unless it is on its way.</summary>
    protected async Task CancelAsync()
    {
        if (Attempt.Running)
        {
            return;
        }

        await _drafts.ClearAsync();
        if (!Gone.IsCancellationRequested)
        {
            await OnClose.InvokeAsync();
        }
    }
}
