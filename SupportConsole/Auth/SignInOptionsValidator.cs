using Microsoft.Extensions.Options;
using SupportConsole.Auth.Providers;

namespace SupportConsole.Auth;

/// <summary>
/// Stops the program where it would let people in without a password, or show invented accounts, outside Development,
/// and where the settings of the identity provider cannot work.
/// </summary>
internal sealed class SignInOptionsValidator(
    IHostEnvironment environment,
    IConfiguration configuration,
    TimeProvider clock
) : IValidateOptions<SignInOptions>
{
    internal const string DemoKey = "Demo:Enabled";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> problems = [.. Problems(options)];
        if (options.HasProvider)
        {
            problems.AddRange(
                ProviderSettings.Problems(
                    options,
                    configuration[$"{ConsoleOptions.Section}:{nameof(ConsoleOptions.PublicUrl)}"],
                    environment.IsDevelopment(),
                    clock.GetUtcNow()
                )
            );
        }

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
        else if (mode == SignInMode.Development && !development)
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
        "Set Authentication:Mode=EntraId or Oidc with its settings (docs/identity.md). To try the console on this "
        + "machine alone, set ASPNETCORE_ENVIRONMENT=Development and Authentication:Mode=Development.";
}
