namespace SupportConsole.Core.PlatformKeys;

/// <summary>A key of one of the platform's services, made in the console. The secret itself is kept nowhere.</summary>
public sealed record PlatformKey
{
    /// <summary>Names the key to people and in the audit; no secret.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// The service that has it, which stands in the audit of what it does. A key and its successor share it; no two
    /// other keys that work do.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The first characters of the secret.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole secret, in hex.</summary>
    public required string Hash { get; init; }

    public required PlatformScopes Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Name of the person.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it stops working by itself; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When its last call was, to the minute or so; null before the first.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When its successor was made; null while it has none.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Name of the person.</summary>
    public string? RevokedBy { get; init; }

    public PlatformKeyState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? PlatformKeyState.Revoked
        : ExpiresAt <= now ? PlatformKeyState.Expired
        : RotatedAt is not null ? PlatformKeyState.Expiring
        : PlatformKeyState.Active;
}

/// <summary>What a key is good for.</summary>
public enum PlatformKeyState
{
    /// <summary>Opens the API.</summary>
    Active,

    /// <summary>Still opens the API beside its successor, until the overlap ends.</summary>
    Expiring,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>A person ended it.</summary>
    Revoked,
}
