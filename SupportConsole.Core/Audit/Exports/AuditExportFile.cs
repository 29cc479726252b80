using System.Security.Cryptography;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Core.Audit.Exports;

/// <summary>How the check of an export ended.</summary>
public enum AuditExportVerdict
{
    /// <summary>Everything up to the last checkpoint is as it was signed.</summary>
    Holds = 0,

    /// <summary>Something was changed, or nothing proves that it was not.</summary>
    Broken = 1,

    /// <summary>A file cannot be read, or holds no key.</summary>
    Unchecked = 2,
}

/// <summary>What was found in an export.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Sentence">What to tell, with the first wrong entry.</param>
public sealed record AuditExportResult(AuditExportVerdict Verdict, string Sentence);

/// <summary>Checks an export with nothing but files: no database, no settings.</summary>
public static class AuditExportFile
{
    /// <param name="export">The export.</param>
    /// <param name="publicKeys">PEM of the public keys that signed its checkpoints.</param>
    /// <param name="checkpoints">
    /// Checkpoints that were kept elsewhere, such as those that the webhook received, a line each; null for none.
    /// </param>
    public static AuditExportResult Verify(string export, string publicKeys, string? checkpoints)
    {
        try
        {
            using var trust = new CheckpointTrust();
            if (trust.AddPem(File.ReadAllText(publicKeys)) == 0 || trust.IsEmpty)
            {
                return new(AuditExportVerdict.Unchecked, AuditTexts.NoPublicKey);
            }

            IReadOnlyList<AuditCheckpoint> further = checkpoints is null
                ? []
                : [.. File.ReadLines(checkpoints).Select(AuditLine.ReadCheckpoint).OfType<AuditCheckpoint>()];
            var found = AuditExportVerifier.Verify(() => File.OpenRead(export), trust, further);
            return new(
                found.Finding is null ? AuditExportVerdict.Holds : AuditExportVerdict.Broken,
                AuditTexts.Result(found)
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(AuditExportVerdict.Unchecked, AuditTexts.Unreadable(exception.Message));
        }
        catch (CryptographicException)
        {
            return new(AuditExportVerdict.Unchecked, AuditTexts.NoPublicKey);
        }
    }
}
