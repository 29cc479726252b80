using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Store;

/// <summary>The part of an <see cref="ILimitTransaction"/> that streaming sessions and LeMUR requests need.</summary>
internal interface IRateTransaction
{
    /// <summary>The accounts of the sessions that exist. Nothing is locked yet.</summary>
    Pending<List<string>> FindSessionAccounts(IReadOnlyCollection<string> ids);

    /// <summary>Open sessions that were opened at or before <paramref name="openedUntil"/>, the oldest first. Nothing is locked yet.</summary>
    Pending<List<StreamingSession>> FindOverdueSessions(DateTimeOffset openedUntil, int max);

    /// <summary>The sessions as they stand, once their accounts are locked.</summary>
    Pending<List<StreamingSession>> FindSessions(IReadOnlyCollection<string> ids);

    /// <summary>The latest minute of each account that has streamed, once the accounts are locked.</summary>
    Pending<List<StreamingMinute>> FindStreamingMinutes(IReadOnlyCollection<string> accountIds);

    /// <summary>The windows of the accounts that have used LeMUR, once the accounts are locked.</summary>
    Pending<List<LemurWindowRow>> FindLemurWindows(IReadOnlyCollection<string> accountIds);

    /// <summary>Adds the counts to the minutes' rows, and sets their limit.</summary>
    void AddStreamingMinutes(IReadOnlyCollection<StreamingMinute> minutes);

    void InsertSessions(IReadOnlyCollection<StreamingSession> sessions);

    /// <summary>Ends sessions that are open.</summary>
    void EndSessions(IReadOnlyCollection<StreamingSession> sessions);

    /// <summary>Writes each window over the version before it; version 1 is new.</summary>
    void SaveLemurWindows(IReadOnlyCollection<LemurWindowRow> windows);
}
