using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Audit;

/// <summary>The audit's checkpoints, section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// The private key that signs checkpoints: PEM of an ECDSA P-256 key, a secret. Empty where
    /// <see cref="SigningKeyFile"/> holds it.
    /// </summary>
    [Secret]
    public string? SigningKey { get; set; }

    /// <summary>
    /// A file that holds it, relative to the content root. Empty as well: a key is made beside
    /// <see cref="CheckpointFile"/>, which outside Development the log calls weak.
    /// </summary>
    public string? SigningKeyFile { get; set; }

    /// <summary>A PEM file of public keys that signed earlier checkpoints, relative to the content root.</summary>
    public string? EarlierKeysFile { get; set; }

    /// <summary>Where checkpoints are appended, relative to the content root.</summary>
    [Required]
    public string CheckpointFile { get; set; } = "data/audit-checkpoints.jsonl";

    /// <summary>An address that each checkpoint is posted to; it may hold a token, so it is a secret.</summary>
    [Secret]
    public string? WebhookUrl { get; set; }
}
