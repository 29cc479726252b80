using Microsoft.Extensions.Options;

namespace SupportConsole.Api.Keys;

/// <summary>The Development key stands in a public settings file: elsewhere the program must not start with it.</summary>
internal sealed class DevelopmentKeyGuard(IHostEnvironment environment) : IValidateOptions<PlatformOptions>
{
    /// <summary>Of <c>dev-platform-key</c>, as in appsettings.Development.json.</summary>
    private const string Sha256 = "9831e20a4d38b6fdfa34285772c4b88de26d51134c15107cb941d53b70859e63";

    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var known = options.Keys.Find(key => string.Equals(key.Sha256, Sha256, StringComparison.OrdinalIgnoreCase));
        return known is null || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{PlatformOptions.Section}:{nameof(options.Keys)} has the Development key ('{known.Name}'), which everybody knows; remove it or set a key of your own.");
    }
}
