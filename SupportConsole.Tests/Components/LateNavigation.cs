using Microsoft.AspNetCore.Components;

namespace SupportConsole.Tests.Components;

/// <summary>A browser far away: it confirms an address only when it is told to.</summary>
internal sealed class LateNavigation : NavigationManager
{
    private readonly Queue<string> _asked = new();

    public LateNavigation() => Initialize("http://localhost/", "http://localhost/accounts");

    /// <summary>The oldest address that is not confirmed yet arrives.</summary>
    public void Confirm()
    {
        Uri = ToAbsoluteUri(_asked.Dequeue()).AbsoluteUri;
        NotifyLocationChanged(isInterceptedLink: false);
    }

    protected override void NavigateToCore(string uri, NavigationOptions options) => _asked.Enqueue(uri);
}
