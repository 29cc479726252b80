namespace SupportConsole.Core.PlatformKeys;

/// <summary>
/// Keys of the platform API that stand in the settings, section <c>Platform</c>: for the beginning, before an
/// administrator makes others in the console.
/// </summary>
public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>Keys, hashed.</summary>
    public List<PlatformSettingsKey> Keys { get; } = [];
}

/// <summary>A key of the settings. The key itself is known to its service only.</summary>
public sealed class PlatformSettingsKey
{
    /// <summary>The service that has the key.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, in hex.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>
    /// Names of the calls it may make (<see cref="PlatformScopes"/>); all of them when there is none.
    /// </summary>
    public List<string> Scopes { get; } = [];
}
