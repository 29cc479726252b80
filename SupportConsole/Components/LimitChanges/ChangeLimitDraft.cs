using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SupportConsole.Components.LimitChanges;

/// <summary>What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.</summary>
internal sealed record ChangeLimitDraft(string? Limit, string? Reason, string? Ticket, string? Attempt)
{
    /// <summary>How long the new limit is to hold, as chosen.</summary>
    public string? Expiry { get; init; }

    /// <summary>The time typed for a choice of one's own.</summary>
    public string? Time { get; init; }

    /// <summary>The end that the choice came to, see <see cref="ExpiryChoice.Kept"/>.</summary>
    public string? Until { get; init; }
}

/// <summary>The browser's store of what was typed, a draft for each account.</summary>
internal sealed class ChangeLimitDrafts(IJSRuntime js, string accountId) : IAsyncDisposable
{
    private readonly string _key = $"change-limit:{accountId}";
    private IJSObjectReference? _module;
    private string? _attempt;
    private bool _attached;

    /// <summary>Keeps what is typed into the form from now on.</summary>
    /// <returns>What was kept before, if anything.</returns>
    public async Task<ChangeLimitDraft?> AttachAsync(ElementReference form, CancellationToken gone)
    {
        try
        {
            var module = await js.InvokeAsync<IJSObjectReference>("import", gone, "./js/draft.js");
            if (gone.IsCancellationRequested)
            {
                await module.DisposeAsync();
                return null;
            }

            _module = module;
            var draft = await module.InvokeAsync<ChangeLimitDraft?>("attach", gone, form, _key);
            (_attempt, _attached) = (draft?.Attempt, true);
            return draft;
        }
        catch (Exception exception) when (IsGone(exception))
        {
            return null;
        }
    }

    /// <summary>
    /// What is kept belongs to another attempt now. The form's own events note the attempt that the page showed at the time,
    /// which is one behind once it is answered or edited.
    /// </summary>
    public async Task RenameAttemptAsync(string attempt)
    {
        if (_attached && attempt != _attempt)
        {
            _attempt = attempt;
            await TellAsync("rename", _key, attempt);
        }
    }

    /// <summary>It was sent, or given up.</summary>
    public Task ClearAsync() => TellAsync("clear", _key);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is { } module)
            {
                _module = null;
                await module.DisposeAsync();
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The browser keeps the draft.
        }
    }

    private async Task TellAsync(string function, params object?[] arguments)
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync(function, arguments);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The browser keeps the draft.
        }
    }

    /// <summary>True when the browser went, does not answer any more, or has no room: no reason to lose the dialog.</summary>
    private static bool IsGone(Exception exception) =>
        exception is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
