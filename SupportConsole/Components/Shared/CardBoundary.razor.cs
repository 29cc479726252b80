using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace SupportConsole.Components.Shared;

/// <summary>
/// Keeps a fault inside its card: an exception while the card is rendered, or in one of its buttons, replaces this card
/// by a sentence and a way to begin again, and leaves the rest of the page as it is. Give it a <c>@key</c> of what the
/// card is about, so that another account begins anew.
/// </summary>
public sealed partial class CardBoundary
{
    [Inject]
    public required IErrorBoundaryLogger Errors { get; init; }

    /// <summary>The card's heading, which names the part that failed.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception) => Errors.LogErrorAsync(exception).AsTask();
}
