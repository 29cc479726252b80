using Microsoft.JSInterop;

namespace SupportConsole.Components.Shared;

/// <summary>What may become of a call to the browser.</summary>
internal static class BrowserFaults
{
    /// <summary>
    /// True when the browser or the element went, does not answer any more, or has no room: no reason to lose the page.
    /// </summary>
    public static bool IsGone(Exception exception) =>
        exception is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
