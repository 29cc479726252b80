namespace SupportConsole.Core.Accounts;

/// <summary>
/// What a customer's program proves itself with. The secret is shown once, when the key is made, and kept nowhere: only
/// its hash is. A deleted key keeps its row, because usage names it.
/// </summary>
public sealed record ApiKey
{
    /// <summary>Ours, not a secret: <c>key_</c> and 16 characters.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string ProjectId { get; init; }

    public required string Name { get; init; }

    /// <summary>The first characters of the secret, by which a person recognises the key.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole secret, hex: see <see cref="Projects.ApiKeySecret"/>.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Name of the person who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Since when it is refused; null while it works.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Name of the person who deleted it, or its project.</summary>
    public string? DeletedBy { get; init; }
}
