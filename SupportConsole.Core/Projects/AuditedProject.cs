using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Projects;

/// <summary>
/// A project or a key as it stands in an audit entry's before and after. Never a secret, never a hash.
/// </summary>
public sealed record AuditedProject
{
    /// <summary>Id of the project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Name of the project.</summary>
    public string? Project { get; init; }

    /// <summary>What is known of the keys that ended with the project.</summary>
    public string? Keys { get; init; }

    /// <summary>Id of the key.</summary>
    public string? ApiKeyId { get; init; }

    /// <summary>Name of the key.</summary>
    public string? Key { get; init; }

    /// <summary>The first characters of its secret.</summary>
    public string? Prefix { get; init; }

    /// <summary>How many projects or keys there were.</summary>
    public int? Used { get; init; }

    /// <summary>How many there might be.</summary>
    public int? Limit { get; init; }

    /// <summary>Which limit, in words.</summary>
    public string? LimitOn { get; init; }

    /// <summary>Out of an entry's text; null when it has none.</summary>
    public static AuditedProject? Read(string? text) => AuditedText.Read<AuditedProject>(text);

    internal string Write() => AuditedText.Write(this);
}
