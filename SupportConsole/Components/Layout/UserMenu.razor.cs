using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;

namespace SupportConsole.Components.Layout;

/// <summary>The person, how they want times and rows, and the way out.</summary>
public sealed partial class UserMenu
{
    [Inject]
    public required ViewPreferences Preferences { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The person who is signed in.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    // Every time and row of the page is drawn by these choices: the page loads again.
    private async Task SwitchZoneAsync()
    {
        await Preferences.SetUtcAsync(!Preferences.IsUtc);
        Navigation.Refresh(forceReload: true);
    }

    private async Task SwitchDensityAsync()
    {
        await Preferences.SetCompactAsync(!Preferences.IsCompact);
        Navigation.Refresh(forceReload: true);
    }

    /// <summary>Opens one of the browser's own dialogs.</summary>
    private async Task OpenAsync(string id)
    {
        try
        {
            await Js.InvokeVoidAsync("supportConsole.open", id);
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The page was left meanwhile.
        }
    }
}
