using SupportConsole.Core.Audit;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>A platform key as it stands in an audit entry's before and after. Never a secret, never a hash.</summary>
public sealed record AuditedPlatformKey
{
    /// <summary>Its number; null for one that was not made.</summary>
    public long? Key { get; init; }

    /// <summary>The service that has it.</summary>
    public string? Name { get; init; }

    /// <summary>The first characters of its secret.</summary>
    public string? Prefix { get; init; }

    /// <summary>The calls it may make, by name.</summary>
    public string? Scopes { get; init; }

    /// <summary>When it stops working by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the key before it stops working.</summary>
    public DateTimeOffset? OldKeyUntil { get; init; }

    /// <summary>Out of an entry's text; null when it has none.</summary>
    public static AuditedPlatformKey? Read(string? text) => AuditedText.Read<AuditedPlatformKey>(text);

    internal static AuditedPlatformKey Of(PlatformKey key) =>
        new()
        {
            Key = key.Number,
            Name = key.Name,
            Prefix = key.Prefix,
            Scopes = PlatformScopeNames.Join(key.Scopes),
            ExpiresAt = key.ExpiresAt,
        };

    internal string Write() => AuditedText.Write(this);
}
