using Microsoft.Extensions.Options;

namespace SupportConsole.Auth;

/// <summary>
/// Stops the program where it would let people in without a password, or show invented accounts, outside Development.
/// </summary>
internal sealed class SignInOptionsValidator(IHostEnvironment environment, IConfiguration configuration)
    : IValidateOptions<SignInOptions>
{
    internal const string DemoKey = "Demo:Enabled";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(SignInOptions options)
    {
        var development = environment.IsDevelopment();
        if (string.IsNullOrWhiteSpace(options.Mode))
        {
            yield return $"Authentication:Mode is not set, so nobody could sign in. {Cure}";
        }
        else if (options.Known is not { } mode)
        {
            yield return $"Authentication:Mode={options.Mode} is unknown. {Cure}";
        }
        else if (mode == SignInMode.Oidc)
        {
            yield return $"Authentication:Mode=Oidc is not available yet; it comes with a later version. {Cure}";
        }
        else if (!development)
        {
            yield return "Authentication:Mode=Development lets anyone in without a password and is only possible "
                + "in the "
                + $"Development environment; this is {environment.EnvironmentName}. {Cure}";
        }

        if (!development && configuration.GetValue<bool>(DemoKey))
        {
            yield return $"{DemoKey}=true fills the database with invented accounts and is only possible in the "
                + "Development "
                + $"environment; this is {environment.EnvironmentName}. Set {DemoKey}=false.";
        }
    }

    private const string Cure =
        "To try the console, set ASPNETCORE_ENVIRONMENT=Development and Authentication:Mode=Development.";
}
