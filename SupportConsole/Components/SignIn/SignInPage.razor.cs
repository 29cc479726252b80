using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Auth.Providers;
using SupportConsole.Components.Accounts;
using SupportConsole.Demo;

namespace SupportConsole.Components.SignIn;

/// <summary>
/// Where one picks a persona in Development, and goes on to the identity provider elsewhere. Plain HTML, for it is
/// there before any circuit.
/// </summary>
public sealed partial class SignInPage
{
    [Inject]
    internal IOptions<SignInOptions> Options { get; init; } = null!;

    [Inject]
    public required IConfiguration Configuration { get; init; }

    /// <summary>Where to go afterwards.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>The sign-in of an open page ended.</summary>
    [SupplyParameterFromQuery]
    public bool Ended { get; set; }

    /// <summary>The reader has just signed out.</summary>
    [SupplyParameterFromQuery]
    public bool SignedOut { get; set; }

    private string BeginAddress => ProviderEndpoints.Begin(ReturnUrl);

    private string Target => Auth.ReturnUrl.LocalOrHome(ReturnUrl);

    private bool HasDemo => Configuration.GetValue<bool>(SignInOptionsValidator.DemoKey);

    private DemoShowcaseAccount? Chosen =>
        HasDemo ? DemoShowcase.All.FirstOrDefault(account => AccountLinks.Account(account.Id) == Target) : null;

    private static string AddressOf(DemoShowcaseAccount account) =>
        $"/sign-in?returnUrl={Uri.EscapeDataString(AccountLinks.Account(account.Id))}";
}
