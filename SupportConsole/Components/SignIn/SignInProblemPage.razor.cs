using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Auth.Providers;
using SupportConsole.Core.Access;

namespace SupportConsole.Components.SignIn;

/// <summary>Says why a sign-in at the identity provider failed, what to do, and whom to ask.</summary>
public sealed partial class SignInProblemPage
{
    private const int LongestReference = 64;

    [Inject]
    internal IOptions<SignInOptions> Options { get; init; } = null!;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>Name of a <see cref="SignInProblem"/>.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>Where the reader was going.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Names the request in the log.</summary>
    [SupplyParameterFromQuery]
    public string? Reference { get; set; }

    private SignInProblem Problem { get; set; }

    private IReadOnlyList<(Role Role, IReadOnlyList<string> Names)> Roles => new ProviderRoles(Options.Value).All;

    /// <summary>Trying again with the same account would end here again.</summary>
    private bool AsksForOther => Problem is SignInProblem.NoRole or SignInProblem.Guest or SignInProblem.OtherTenant;

    /// <summary>Only what can be one: the address may be anybody's making.</summary>
    private string? ShownReference =>
        Reference is { Length: > 0 and <= LongestReference } reference
        && reference.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '-')
            ? reference
            : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!Options.Value.HasProvider || !Enum.IsDefined(typeof(SignInProblem), Name))
        {
            Navigation.NotFound();
            return;
        }

        Problem = Enum.Parse<SignInProblem>(Name);
        if (HttpContext is { Response.HasStarted: false } context)
        {
            context.Response.StatusCode = StatusOf(Problem);
        }
    }

    private static int StatusOf(SignInProblem problem) =>
        problem switch
        {
            SignInProblem.NoRole or SignInProblem.Guest or SignInProblem.OtherTenant or SignInProblem.Refused =>
                StatusCodes.Status403Forbidden,
            SignInProblem.ProviderUnavailable or SignInProblem.ProviderError or SignInProblem.ClockSkew =>
                StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
}
