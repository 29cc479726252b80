using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SupportConsole.Components.LimitChanges;

/// <summary>What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.</summary>
internal sealed record ChangeLimitDraft(string? Limit, string? Reason, string? Ticket, string? Attempt);

/// <summary>The browser's store of what was typed, a draft for each account.</summary>
internal sealed class ChangeLimitDrafts(IJSRuntime js, string accountId) : IAsyncDisposable
{
    private readonly string _key = $"change-limit:{accountId}";
    private IJSObjectReference? _module;

    /// <summary>Keeps what is typed into the form from now on.</summary>
    /// <returns>What was kept before, if anything.</returns>
    public async Task<ChangeLimitDraft?> AttachAsync(ElementReference form)
    {
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/draft.js");
        return await _module.InvokeAsync<ChangeLimitDraft?>("attach", form, _key);
    }

    /// <summary>It was sent, or given up.</summary>
    public async Task ClearAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("clear", _key);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; it keeps the draft.
        }
    }
}
