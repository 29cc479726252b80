namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// Compares a database with the driver's journal by rules written anew from the domain, none shared with the product.
/// </summary>
internal static class CrashChecker
{
    /// <summary>Every broken promise in words.</summary>
    /// <param name="evidence">Database and journal.</param>
    /// <param name="isEnd">True when all traffic has stopped and everything must have ended.</param>
    public static IReadOnlyList<string> Check(Evidence evidence, bool isEnd) =>
        [
            .. evidence.After.Where(entry => entry.Event == JournalEvent.Broken).Select(entry => entry.Text!),
            .. SubmitChecks.Check(evidence),
            .. CompletionChecks.Check(evidence),
            .. CounterChecks.Check(evidence),
            .. OrderChecks.Check(evidence),
            .. ConcurrencyChecks.Check(evidence),
            .. MoneyChecks.Check(evidence),
            .. SessionChecks.Check(evidence),
            .. SessionEndChecks.Check(evidence),
            .. SessionMinuteChecks.Check(evidence),
            .. LemurChecks.Check(evidence),
            .. LemurWindowChecks.Check(evidence),
            .. RefusalChecks.Check(evidence),
            .. AuditChecks.Check(evidence),
            .. isEnd
                ? evidence
                    .Snapshot.Transcripts.Where(row => !row.HasEnded)
                    .Select(row => $"{row.Id} of {row.Account} has never ended: {row}")
                : [],
        ];

    /// <summary>The problem unless it holds.</summary>
    public static IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [problem];
}
