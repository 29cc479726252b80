using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Store;

/// <content>Streaming sessions and LeMUR requests.</content>
internal sealed partial class SqlLimitTransaction
{
    private RateStatements Rates => sql.Rates;

    public Pending<List<string>> FindSessionAccounts(IReadOnlyCollection<string> ids) =>
        run.Query(Rates.FindSessionAccounts, LimitRows.Ids, ids, row => row.Text(0));

    public Pending<List<StreamingSession>> FindOverdueSessions(DateTimeOffset openedUntil, int max) =>
        run.Query(Rates.FindOverdueSessions, LimitRowReader.Session, ("@until", Time(openedUntil)), ("@max", max));

    public Pending<List<StreamingSession>> FindSessions(IReadOnlyCollection<string> ids) =>
        run.Query(Rates.FindSessions, LimitRows.Ids, ids, LimitRowReader.Session);

    public Pending<List<StreamingMinute>> FindStreamingMinutes(IReadOnlyCollection<string> accountIds) =>
        run.Query(Rates.FindMinutes, LimitRows.Ids, accountIds, LimitRowReader.StreamingMinute);

    public Pending<List<LemurWindowRow>> FindLemurWindows(IReadOnlyCollection<string> accountIds) =>
        run.Query(Rates.FindLemurWindows, LimitRows.Ids, accountIds, LimitRowReader.LemurWindow);

    public void AddStreamingMinutes(IReadOnlyCollection<StreamingMinute> minutes) =>
        run.Write(nameof(Rates.AddMinutes), Rates.AddMinutes, LimitRows.StreamingMinutes, minutes);

    public void InsertSessions(IReadOnlyCollection<StreamingSession> sessions) =>
        run.Write(nameof(Rates.InsertSessions), Rates.InsertSessions, LimitRows.NewSessions, sessions);

    public void EndSessions(IReadOnlyCollection<StreamingSession> sessions) =>
        run.Write(nameof(Rates.EndSessions), Rates.EndSessions, LimitRows.EndedSessions, sessions);

    public void SaveLemurWindows(IReadOnlyCollection<LemurWindowRow> windows) =>
        run.Write(nameof(Rates.SaveLemurWindows), Rates.SaveLemurWindows, LimitRows.LemurWindows, windows);
}
