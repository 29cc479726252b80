using System.Globalization;
using SupportConsole.Core.Audit.Exports;

namespace SupportConsole.Core.Audit;

/// <summary>Sentences about the audit's chain, its checkpoints and its exports.</summary>
internal static class AuditTexts
{
    public const string HeadMissing =
        "The table audit_heads has no row: the recorded end of the chain was deleted. Restore the row (id 1, with the "
        + "sequence and the hash of the last entry) from a backup; until then nothing that is audited can be done.";

    public const string NoCheckpoint =
        "There is no checkpoint: the chain is whole in itself, which does not show that nobody wrote it anew.";

    public const string NotAnExport = "The file does not begin as an export of the audit does.";
    public const string Filtered =
        "The file holds only the entries that a filter let through. Only an export of all entries can be verified.";

    public const string NotUtf8 = "The file has bytes that are not UTF-8.";
    public const string NoEnd =
        "The last line, which counts the entries and checkpoints, is missing: the file was cut off.";
    public const string NoPublicKey = "The file holds no public key (a PEM block PUBLIC KEY of an ECDSA P-256 key).";

    public static string Missing(long expected, long found) =>
        $"Entry {N(expected)} is missing: entry {N(found)} stands in its place.";

    public static string OutOfOrder(long expected, long found) =>
        $"Entry {N(found)} stands where entry {N(expected)} belongs: it is repeated, moved or inserted.";

    public static string Unlinked(long sequence) =>
        $"Entry {N(sequence)} does not name the hash of the entry before it: one of the two was changed or inserted.";

    public static string Changed(long sequence) =>
        $"Entry {N(sequence)} was changed: its hash is not the hash of its fields.";

    public static string Rewritten(long first, long last) =>
        first == last
            ? $"Entry {N(last)} was written anew: a signed checkpoint names another hash for it."
            : $"One of the entries {N(first)} to {N(last)} was changed and the hashes were made anew: a signed "
                + $"checkpoint names another hash for entry {N(last)}.";

    public static string CutOff(long first, long proven, DateTimeOffset at) =>
        $"Entry {N(first)} is missing at the end: a checkpoint signed at {Time(at)} names entry {N(proven)}.";

    public static string ShorterThanHead(long first, long recorded) =>
        $"Entry {N(first)} is missing at the end: the recorded end of the chain is entry {N(recorded)}.";

    public static string OtherThanHead(long sequence) =>
        $"Entry {N(sequence)} is not the one that the recorded end of the chain names.";

    public static string BeyondHead(long sequence, long recorded) =>
        $"Entry {N(sequence)} stands after the recorded end of the chain, which is entry {N(recorded)}.";

    public static string BadSignature(long sequence) =>
        $"The checkpoint at entry {N(sequence)} is not signed by the key that it names: it was changed.";

    public static string UnknownKey(long sequence, string keyId) =>
        $"The checkpoint at entry {N(sequence)} names the key {keyId}, which is not among the public keys given.";

    public static string CheckpointOrder(long sequence) =>
        $"The checkpoint at entry {N(sequence)} does not follow the one that it names: a checkpoint was removed, moved "
        + "or repeated.";

    public static string UnreadableLine(long line) => $"Line {N(line)} cannot be read: it was changed or cut off.";

    public static string MisplacedLine(long line) => $"Line {N(line)} does not belong where it stands.";

    public static string Counts(long entries, long checkpoints) =>
        $"The last line counts {N(entries)} entries and {N(checkpoints)} checkpoints; the file holds others.";

    public static string Unreadable(string cause) => $"It cannot be checked: {cause}";

    public static string Result(AuditExportVerification found) =>
        found switch
        {
            { Finding: { FirstEntry: { } first } finding } =>
                $"Entries 1 to {N(Math.Min(found.Entries, first - 1))} hold. First wrong: entry {N(first)}. "
                    + finding.Sentence,
            { Finding: { } finding } =>
                $"{N(found.Entries)} entries are linked, but the export does not hold. {finding.Sentence}",
            _ => $"The export holds: {N(found.Entries)} entries, confirmed by signed checkpoints up to entry "
                + $"{N(found.ProvenTo)} ({Time(found.LastCheckpoint!.At)})",
        };

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
