namespace SupportConsole.Api.Keys;

/// <summary>Who may call the platform API, section <c>Platform</c>.</summary>
internal sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>Keys, hashed. With none, every call is answered 401.</summary>
    public List<PlatformKey> Keys { get; } = [];
}

/// <summary>A key of the platform API. The key itself is known to its service only.</summary>
internal sealed class PlatformKey
{
    /// <summary>The service that has the key.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, in hex.</summary>
    public string Sha256 { get; set; } = "";
}
