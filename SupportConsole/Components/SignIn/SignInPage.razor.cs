using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;

namespace SupportConsole.Components.SignIn;

/// <summary>Where one picks a persona; elsewhere than in Development there is no such page.</summary>
public sealed partial class SignInPage
{
    [Inject]
    internal IOptions<SignInOptions> Options { get; init; } = null!;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Where to go afterwards.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>The sign-in of an open page ended.</summary>
    [SupplyParameterFromQuery]
    public bool Ended { get; set; }

    private string Target => Auth.ReturnUrl.LocalOrHome(ReturnUrl);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!Options.Value.HasPersonas)
        {
            Navigation.NotFound();
        }
    }
}
