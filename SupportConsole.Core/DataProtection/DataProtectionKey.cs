namespace SupportConsole.Core.DataProtection;

/// <summary>A key that protects sign-in cookies and forms, as the host's key ring writes it.</summary>
public sealed record DataProtectionKey
{
    public int Id { get; init; }

    /// <summary>What the key ring calls it.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The key; its secret is encrypted when a certificate is set.</summary>
    public required string Xml { get; init; }
}
