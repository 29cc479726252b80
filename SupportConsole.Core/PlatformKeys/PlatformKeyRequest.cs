namespace SupportConsole.Core.PlatformKeys;

/// <summary>What a person wants done with the platform's keys.</summary>
/// <param name="Reason">10 to 2,000 characters.</param>
/// <param name="CorrelationId">One per attempt, 1-64 characters: the same id again is the same attempt.</param>
public abstract record PlatformKeyRequest(string Reason, string CorrelationId);

/// <summary>A new key.</summary>
/// <param name="Name">The service that gets it: 1 to 64 visible characters.</param>
/// <param name="Scopes">One or more.</param>
/// <param name="ExpiresAt">When it stops working by itself; null for never.</param>
public sealed record PlatformKeyCreation(
    string Name,
    PlatformScopes Scopes,
    DateTimeOffset? ExpiresAt,
    string Reason,
    string CorrelationId
) : PlatformKeyRequest(Reason, CorrelationId);

/// <summary>A successor with the same name and scopes, and the end of the old key after an overlap.</summary>
/// <param name="Number">The old key.</param>
/// <param name="Overlap">
/// How long both work: 0 to <see cref="PlatformKeyRules.LongestOverlap"/>. A key that would expire earlier does.
/// </param>
/// <param name="ExpiresAt">When the successor stops working by itself; null for never.</param>
public sealed record PlatformKeyRotation(
    long Number,
    TimeSpan Overlap,
    DateTimeOffset? ExpiresAt,
    string Reason,
    string CorrelationId
) : PlatformKeyRequest(Reason, CorrelationId);

/// <summary>The end of a key, on every node within <see cref="PlatformKeyVerifier.LongestRemembered"/>.</summary>
public sealed record PlatformKeyRevocation(long Number, string Reason, string CorrelationId)
    : PlatformKeyRequest(Reason, CorrelationId);
