using Microsoft.AspNetCore.Components;
using SupportConsole.Auth;

namespace SupportConsole.Components.Errors;

/// <summary>Shown when the sign-in ends under an open page; leads to the sign-in, and from there back.</summary>
public sealed partial class SignedOut
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Address => SignInEndpoints.SignInAgain(new Uri(Navigation.Uri).PathAndQuery);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // A request, not a step inside the circuit: the circuit's person is gone for good.
            Navigation.NavigateTo(Address, forceLoad: true);
        }
    }
}
