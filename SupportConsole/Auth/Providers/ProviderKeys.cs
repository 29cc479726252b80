namespace SupportConsole.Auth.Providers;

/// <summary>How the provider's metadata and signing keys are read and kept up to date.</summary>
internal static class ProviderKeys
{
    /// <summary>How long the provider may take to answer the console.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the keys that were read are taken for current at least, and the longest pause between attempts to read
    /// them from a provider that was down: the library doubles its pauses up to this. A token signed by a key unknown
    /// so far waits for the current keys (the project sets the library's switch UpdateConfigAsBlocking).
    /// </summary>
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);
}
