namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// Every end is the one that was reported, once; nothing ended by itself but what lost too many workers.
/// </summary>
internal static class CompletionChecks
{
    private const int MaximumAttempts = 5;
    private const string NoSpeech = "no speech";

    public static IEnumerable<string> Check(Evidence evidence) => [.. Acknowledged(evidence), .. Ended(evidence)];

    private static IEnumerable<string> Acknowledged(Evidence evidence)
    {
        var acknowledged = evidence.Acknowledged(JournalEvent.CompleteAcknowledged).ToList();
        return
        [
            .. from entry in acknowledged
            let row = evidence.Transcripts.GetValueOrDefault(entry.Ids![0])
            where row is null || !IsEndOf(entry, row)
            select $"{entry.Ids![0]}: the acknowledged end {entry.Key} {entry.Succeeds} {entry.AudioMilliseconds} ms "
                + $"is not its end: {row}",
            .. from ends in acknowledged.GroupBy(entry => entry.Ids![0])
            where ends.Select(entry => entry.Key).Distinct().Count() > 1
            select $"{ends.Key}: ends of several workers were acknowledged",
        ];
    }

    private static IEnumerable<string> Ended(Evidence evidence)
    {
        var sent = evidence.Sent(JournalEvent.CompleteSent).ToLookup(entry => entry.Ids![0]);
        return from row in evidence.Snapshot.Transcripts
            where row.HasEnded && !sent[row.Id].Any(entry => IsEndOf(entry, row)) && !LostItsWorkers(row)
            select $"{row.Id}: nobody reported this end: {row}";
    }

    private static bool IsEndOf(JournalEntry entry, TranscriptRow row) =>
        row.Token == entry.Key
        && row.Status == (entry.Succeeds == true ? 2 : 3)
        && row.AudioMilliseconds == entry.AudioMilliseconds
        && row.Error == (entry.Succeeds == true ? null : NoSpeech)
        && row.Finished >= row.Started;

    private static bool LostItsWorkers(TranscriptRow row) =>
        row
            is {
                Status: 3,
                Attempts: MaximumAttempts,
                Cost: 0,
                Error: "Transcription failed: the worker was lost 5 times in a row",
            };
}
