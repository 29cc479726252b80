namespace SupportConsole.Core.Audit;

/// <summary>The first thing that is wrong with the audit.</summary>
/// <param name="FirstEntry">The first entry that may be concerned; null when it is not an entry.</param>
/// <param name="LastEntry">The last entry that the first changed one can be; null when it is not an entry.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record AuditFinding(long? FirstEntry, long? LastEntry, string Sentence)
{
    /// <summary>A finding about one entry.</summary>
    public static AuditFinding At(long entry, string sentence) => new(entry, entry, sentence);

    /// <summary>A finding about something that is no entry.</summary>
    public static AuditFinding Other(string sentence) => new(null, null, sentence);
}
