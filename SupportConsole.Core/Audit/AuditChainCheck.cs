using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Core.Audit;

/// <summary>
/// Walks a chain entry by entry and holds it against signed checkpoints; stops at the first finding. The same walk
/// serves the database and an export.
/// </summary>
internal sealed class AuditChainCheck
{
    private readonly CheckpointTrust _trust;
    private readonly Queue<AuditCheckpoint> _ahead;

    /// <param name="checkpoints">What was signed, in the order of the entries.</param>
    /// <param name="trust">The keys whose signatures count.</param>
    /// <param name="start">The entry that the walk begins after; null for the first.</param>
    public AuditChainCheck(IEnumerable<AuditCheckpoint> checkpoints, CheckpointTrust trust, AuditHead? start = null)
    {
        _trust = trust;
        Verified = start ?? AuditChain.Empty;
        ProvenTo = Verified.Sequence;
        _ahead = new(
            checkpoints
                .Where(checkpoint => checkpoint.Sequence > Verified.Sequence)
                .OrderBy(checkpoint => checkpoint.Sequence)
        );
    }

    /// <summary>The last entry whose link holds.</summary>
    public AuditHead Verified { get; private set; }

    /// <summary>The last entry that a checkpoint confirms.</summary>
    public long ProvenTo { get; private set; }

    /// <summary>The first thing that is wrong; null while nothing is.</summary>
    public AuditFinding? Finding { get; private set; }

    /// <summary>Takes the next entry.</summary>
    /// <returns>False once something is wrong.</returns>
    public bool Take(AuditEntry entry)
    {
        Finding ??= Problem(entry);
        if (Finding is null)
        {
            Verified = AuditChain.HeadAfter(entry);
            Finding = HoldAgainstCheckpoints();
        }

        return Finding is null;
    }

    /// <summary>There are no more entries: every checkpoint must have been met.</summary>
    public bool End()
    {
        if (Finding is null && _ahead.TryPeek(out var unmet))
        {
            Finding = _trust.Problem(unmet)
                ?? new(
                    Verified.Sequence + 1,
                    Verified.Sequence + 1,
                    AuditTexts.CutOff(Verified.Sequence + 1, unmet.Sequence, unmet.At)
                );
        }

        return Finding is null;
    }

    private AuditFinding? Problem(AuditEntry entry)
    {
        var expected = Verified.Sequence + 1;
        return entry.Sequence > expected ? AuditFinding.At(expected, AuditTexts.Missing(expected, entry.Sequence))
            // The forged one may stand before: an entry that was inserted under a number, or hashed anew.
            : entry.Sequence < expected
                ? new(
                    Math.Max(ProvenTo + 1, Math.Max(1, entry.Sequence)),
                    expected,
                    AuditTexts.OutOfOrder(expected, entry.Sequence)
                )
            : entry.PreviousHash != Verified.Hash
                ? new(Math.Max(ProvenTo + 1, expected - 1), expected, AuditTexts.Unlinked(expected))
            : entry.Hash != AuditChain.HashOf(entry) ? AuditFinding.At(expected, AuditTexts.Changed(expected))
            : null;
    }

    private AuditFinding? HoldAgainstCheckpoints()
    {
        while (_ahead.TryPeek(out var checkpoint) && checkpoint.Sequence <= Verified.Sequence)
        {
            _ahead.Dequeue();
            if (_trust.Problem(checkpoint) is { } problem)
            {
                return problem;
            }

            if (checkpoint.Hash != Verified.Hash)
            {
                return new(ProvenTo + 1, checkpoint.Sequence, AuditTexts.Rewritten(ProvenTo + 1, checkpoint.Sequence));
            }

            ProvenTo = checkpoint.Sequence;
        }

        return null;
    }
}
