using System.Globalization;
using System.Text;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>A signed statement that the chain ended at an entry with this hash at this time.</summary>
public sealed record AuditCheckpoint
{
    /// <summary>The last entry at the time.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of that entry, hex.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was signed, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Names the key; see <see cref="CheckpointTrust.IdOf"/>.</summary>
    public required string KeyId { get; init; }

    /// <summary>The entry of the checkpoint before in the same file; 0 for the first.</summary>
    public required long Previous { get; init; }

    /// <summary>ECDSA over <see cref="SignedBytes"/> with SHA-256, in DER, Base64.</summary>
    public required string Signature { get; init; }

    /// <summary>What the signature is about: six lines of ASCII, each ended by a line feed.</summary>
    internal byte[] SignedBytes() =>
        Encoding.ASCII.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"support-console-audit-checkpoint-1\n{Sequence}\n{Hash}\n{At.ToUnixTimeMilliseconds()}\n"
                    + $"{KeyId}\n{Previous}\n"
            )
        );
}
