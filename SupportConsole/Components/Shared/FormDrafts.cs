using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SupportConsole.Components.Shared;

/// <summary>What was typed into a dialog; the names of the properties are those of the form's fields.</summary>
public interface IAttemptDraft
{
    /// <summary>The attempt it belonged to when it was typed.</summary>
    string? Attempt { get; }
}

/// <summary>
/// The browser's store of what was typed, so that a lost connection or a reload loses nothing. See <c>js/draft.js</c>.
/// </summary>
/// <param name="js">The browser.</param>
/// <param name="key">
/// Names the draft: the dialog and what it is about; the form says it too, as <c>data-draft</c>.
/// </param>
internal sealed class FormDrafts<TDraft>(IJSRuntime js, string key) : IAsyncDisposable
    where TDraft : class, IAttemptDraft
{
    private IJSObjectReference? _module;
    private string? _attempt;
    private bool _attached;

    /// <summary>Takes the form that stands in the browser.</summary>
    /// <returns>What was kept of an earlier page, if anything.</returns>
    public async Task<TDraft?> AttachAsync(ElementReference form, CancellationToken gone)
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
            var draft = await module.InvokeAsync<TDraft?>("attach", gone, form);
            (_attempt, _attached) = (draft?.Attempt, true);
            return draft;
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            return null;
        }
    }

    /// <summary>
    /// What is kept belongs to another attempt now. The form's own events note the attempt that the page showed at the
    /// time, which is one behind once it is answered or edited.
    /// </summary>
    public async Task RenameAttemptAsync(string attempt)
    {
        if (_attached && attempt != _attempt)
        {
            _attempt = attempt;
            await TellAsync("rename", key, attempt);
        }
    }

    /// <summary>It was sent, or given up.</summary>
    public Task ClearAsync() => TellAsync("clear", key);

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
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
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
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The browser keeps the draft.
        }
    }
}
