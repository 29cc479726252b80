namespace SupportConsole.Auth.Providers;

/// <summary>How signing keys of the provider are kept up to date.</summary>
internal static class ProviderKeys
{
    private const string Switch = "Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking";

    /// <summary>
    /// A token signed by a key unknown so far waits for the provider's current keys (asked for at most every five
    /// minutes). By default the library reads them in the background and refuses that token.
    /// </summary>
    public static void RefreshBeforeRefusing() => AppContext.SetSwitch(Switch, true);
}
