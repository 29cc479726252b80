using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SupportConsole.Auth;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;

namespace SupportConsole.Components.Layout;

/// <summary>The shell around every page.</summary>
public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private ErrorBoundary? _searchBoundary;
    private Actor? _actor;
    private bool _demo;
    private bool _navOpen = true;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IConfiguration Configuration { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>False when the reader made the navigation small; from the document, so that it never jumps.</summary>
    [CascadingParameter(Name = Routes.NavOpenName)]
    public bool NavOpen { get; set; } = true;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    // Relative to the page: with <base> a bare fragment would lead to the first page.
    private string SkipTarget => new Uri(Navigation.Uri).PathAndQuery + "#content";

    // That page has the box itself, larger; two would be one too many.
    private bool OnSearchPage => new Uri(Navigation.Uri).AbsolutePath == "/accounts";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _navOpen = NavOpen;
        _demo = Configuration.GetValue<bool>(SignInOptionsValidator.DemoKey);
        Navigation.LocationChanged += OnLocationChanged;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => _actor = ActorClaims.ToActor((await Authentication).User);

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args)
    {
        // A broken page must not follow its reader to the next one.
        _boundary?.Recover();
        _searchBoundary?.Recover();
        InvokeAsync(StateHasChanged);
    }

    private async Task ToggleNavAsync()
    {
        _navOpen = !_navOpen;
        try
        {
            await Js.InvokeVoidAsync("supportConsole.keepNav", _navOpen);
        }
        catch (Exception exception) when (BrowserFaults.IsGone(exception))
        {
            // The choice holds for as long as this page lives.
        }
    }

    private void Recover() => _boundary?.Recover();
}
