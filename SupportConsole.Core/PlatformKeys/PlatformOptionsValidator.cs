using Microsoft.Extensions.Options;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>
/// Stops the program at start when a key is set wrongly, without repeating what was set: it may be the key itself.
/// </summary>
/// <param name="mayBeKnown">True in Development, whose key everybody knows.</param>
internal sealed class PlatformOptionsValidator(bool mayBeKnown) : IValidateOptions<PlatformOptions>
{
    private const int HashCharacters = 64;

    /// <summary>
    /// Of <c>dev-platform-key</c>, which stands in a public settings file (appsettings.Development.json).
    /// </summary>
    private const string DevelopmentSha256 = "9831e20a4d38b6fdfa34285772c4b88de26d51134c15107cb941d53b70859e63";

    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var repeated = options
            .Keys.GroupBy(key => key.Name, StringComparer.Ordinal)
            .Where(keys => keys.Key.Length > 0 && keys.Count() > 1)
            .Select(keys =>
                $"{PlatformOptions.Section}:{nameof(options.Keys)} has several keys named '{keys.Key}'; give each "
                + "its own name."
            );
        List<string> problems =
        [
            .. options.Keys.SelectMany(
                (key, index) => Problems(key, $"{PlatformOptions.Section}:{nameof(options.Keys)}:{index}")
            ),
            .. repeated,
        ];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(PlatformSettingsKey key, string place)
    {
        if (string.IsNullOrWhiteSpace(key.Name))
        {
            yield return $"{place}:{nameof(key.Name)} is empty; name the service that has this key.";
        }

        if (key.Sha256.Length != HashCharacters || !key.Sha256.All(char.IsAsciiHexDigit))
        {
            yield return $"{place}:{nameof(key.Sha256)} is not a SHA-256 in hex; set the 64 characters that this "
                + "prints: printf %s \"$KEY\" | sha256sum";
        }

        if (key.Scopes.Find(scope => PlatformScopeNames.Find(scope) == PlatformScopes.None) is not null)
        {
            yield return $"{place}:{nameof(key.Scopes)} names calls that there are none of; the names are "
                + $"{PlatformScopeNames.Join(PlatformScopes.All)}, and without any the key may make all calls.";
        }

        if (!mayBeKnown && string.Equals(key.Sha256, DevelopmentSha256, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{place} is the Development key, which everybody knows; remove it or set a key of your own.";
        }
    }
}
