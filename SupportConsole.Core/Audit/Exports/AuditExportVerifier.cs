using System.Text;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Core.Audit.Exports;

/// <summary>What became of the check of an export.</summary>
/// <param name="Entries">How many entries hold.</param>
/// <param name="ProvenTo">The last entry that a signed checkpoint confirms; 0 when none does.</param>
/// <param name="LastCheckpoint">The newest checkpoint; null when there is none.</param>
/// <param name="Finding">The first thing that is wrong; null when nothing is.</param>
internal sealed record AuditExportVerification(
    long Entries,
    long ProvenTo,
    AuditCheckpoint? LastCheckpoint,
    AuditFinding? Finding
);

/// <summary>
/// Checks an export with nothing but the file and the public keys: no database, no settings. Reads the file twice,
/// first for its checkpoints and then for its entries, so that the memory holds checkpoints alone.
/// </summary>
internal static class AuditExportVerifier
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <param name="open">Opens the export, twice.</param>
    /// <param name="trust">The keys whose checkpoints count.</param>
    /// <param name="further">Checkpoints that were kept elsewhere, such as those that the webhook received.</param>
    public static AuditExportVerification Verify(
        Func<Stream> open,
        CheckpointTrust trust,
        IReadOnlyList<AuditCheckpoint> further
    )
    {
        try
        {
            var shape = ReadShape(open);
            var check = new AuditChainCheck([.. shape.Checkpoints, .. further], trust);

            // What is wrong with an entry is said first, and of several the oldest.
            var isWhole = Walk(open, check);
            var finding = check.Finding
                ?? (isWhole ? shape.Finding : null)
                ?? (check.End() ? null : check.Finding)
                ?? (check.ProvenTo == 0 ? AuditFinding.Other(AuditTexts.NoCheckpoint) : null);
            return new(
                check.Verified.Sequence,
                check.ProvenTo,
                shape.Checkpoints.Concat(further).MaxBy(checkpoint => checkpoint.Sequence),
                finding
            );
        }
        catch (DecoderFallbackException)
        {
            return new(0, 0, null, AuditFinding.Other(AuditTexts.NotUtf8));
        }
    }

    /// <summary>Takes the entries until something is wrong.</summary>
    private static bool Walk(Func<Stream> open, AuditChainCheck check)
    {
        foreach (var line in Lines(open).Where(IsEntry))
        {
            var entry = AuditLine.ReadEntry(line);
            if (entry is null || !check.Take(entry))
            {
                break;
            }
        }

        return check.Finding is null;
    }

    /// <summary>The order of the lines, and the checkpoints; entries are counted only.</summary>
    private static (IReadOnlyList<AuditCheckpoint> Checkpoints, AuditFinding? Finding) ReadShape(Func<Stream> open)
    {
        var checkpoints = new List<AuditCheckpoint>();
        AuditFinding? finding = null;
        var (number, entries, hasEnd) = (0L, 0L, false);
        foreach (var line in Lines(open))
        {
            number++;
            finding ??= hasEnd ? AuditFinding.Other(AuditTexts.MisplacedLine(number)) : null;
            if (number == 1)
            {
                finding ??= AuditLine.Read<AuditExport.Head>(line) is { IsKnown: true } head
                    ? head.Filtered
                        ? AuditFinding.Other(AuditTexts.Filtered)
                        : null
                    : AuditFinding.Other(AuditTexts.NotAnExport);
            }
            else if (IsEntry(line))
            {
                entries++;
                finding ??=
                    checkpoints.Count > 0 ? AuditFinding.Other(AuditTexts.MisplacedLine(number))
                    : AuditLine.ReadEntry(line) is null ? AuditFinding.At(entries, AuditTexts.UnreadableLine(number))
                    : null;
            }
            else if (line.StartsWith(AuditLine.CheckpointStart, StringComparison.Ordinal))
            {
                finding ??= Take(line, number, checkpoints);
            }
            else if (AuditLine.Read<AuditExport.End>(line) is { } end)
            {
                hasEnd = true;
                finding ??=
                    end.Entries != entries || end.Checkpoints != checkpoints.Count
                        ? AuditFinding.Other(AuditTexts.Counts(end.Entries, end.Checkpoints))
                        : null;
            }
            else
            {
                finding ??= AuditFinding.Other(AuditTexts.UnreadableLine(number));
            }
        }

        finding ??=
            number == 0 ? AuditFinding.Other(AuditTexts.NotAnExport)
            : hasEnd ? null
            : AuditFinding.Other(AuditTexts.NoEnd);
        return (checkpoints, finding);
    }

    private static AuditFinding? Take(string line, long number, List<AuditCheckpoint> checkpoints)
    {
        if (AuditLine.ReadCheckpoint(line) is not { } checkpoint)
        {
            return AuditFinding.Other(AuditTexts.UnreadableLine(number));
        }

        var before = checkpoints.Count == 0 ? 0 : checkpoints[^1].Sequence;
        checkpoints.Add(checkpoint);
        return checkpoint.Previous == before && checkpoint.Sequence > before
            ? null
            : AuditFinding.Other(AuditTexts.CheckpointOrder(checkpoint.Sequence));
    }

    private static bool IsEntry(string line) => line.StartsWith(AuditLine.EntryStart, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), Strict, detectEncodingFromByteOrderMarks: false);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
