namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// The history counts every session and LeMUR request that was refused for the balance, and no other.
/// </summary>
internal static class RefusalChecks
{
    public static IEnumerable<string> Check(Evidence evidence) =>
        from account in CrashAccount.WithRates
        where !account.Work.HasFlag(CrashWork.Transcripts)
        let requests = evidence
            .Openings.Concat(evidence.LemurRequests)
            .Where(request => request.Account == account.Id)
            .ToList()
        let refused = requests.Count(request => request.IsBefore && request.Answer!.Refusal == Refusal.NegativeBalance)
        let doubtful = requests.Count(request => request.MayBe(Refusal.NegativeBalance))
        let counted = evidence
            .Snapshot.Minutes.Where(minute => minute.Account == account.Id)
            .Sum(minute => minute.Refused)
        where counted < refused || counted > doubtful
        select $"{account.Id}: {refused} to {doubtful} were refused for the balance, its history counts {counted}";
}
