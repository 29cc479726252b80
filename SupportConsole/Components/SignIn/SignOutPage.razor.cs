using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Auth.Providers;

namespace SupportConsole.Components.SignIn;

/// <summary>Leads on from the console's sign-out to the provider's.</summary>
public sealed partial class SignOutPage
{
    [Inject]
    internal IOptions<SignInOptions> Options { get; init; } = null!;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!Options.Value.HasProvider)
        {
            Navigation.NotFound();
            return;
        }

        if (HttpContext is { Response.HasStarted: false } context)
        {
            context.Response.Headers["Refresh"] = $"0; url={ProviderEndpoints.EndPath}";
        }
    }
}
