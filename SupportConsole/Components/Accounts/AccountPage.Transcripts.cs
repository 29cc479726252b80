using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Transcripts;

namespace SupportConsole.Components.Accounts;

/// <content>What the tab of transcripts shows stands in the address.</content>
public sealed partial class AccountPage
{
    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    private TranscriptFilter TranscriptFilter =>
        OpenTab == AccountTab.Transcripts
            ? TranscriptFilter.Parse(new Uri(Navigation.Uri).Query, Clock.GetUtcNow(), Zone)
            : new();

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    /// <summary>The page's parameters stay the same when only the filter changes.</summary>
    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => InvokeAsync(StateHasChanged);
}
