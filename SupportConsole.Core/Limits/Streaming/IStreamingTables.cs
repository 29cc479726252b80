using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>Streaming sessions and minutes in a unit of work.</summary>
internal interface IStreamingTables
{
    /// <summary>The accounts of the sessions that exist. Nothing is locked yet.</summary>
    Pending<List<string>> FindAccounts(IReadOnlyCollection<string> sessionIds);

    /// <summary>
    /// Open sessions that were opened at or before <paramref name="openedUntil"/>, the oldest first. Nothing is locked
    /// yet.
    /// </summary>
    Pending<List<StreamingSession>> FindOverdue(DateTimeOffset openedUntil, int max);

    /// <summary>The sessions as they stand, once their accounts are locked.</summary>
    Pending<List<StreamingSession>> FindSessions(IReadOnlyCollection<string> ids);

    /// <summary>The latest minute of each account that has streamed, once the accounts are locked.</summary>
    Pending<List<StreamingMinute>> FindMinutes(IReadOnlyCollection<string> accountIds);

    /// <summary>
    /// Deletes the accounts' rows from these minutes on: the clock was set back, and the minute begins anew.
    /// </summary>
    void DropFrom(IReadOnlyCollection<StreamingMinute> minutes);

    /// <summary>Adds the counts to the minutes' rows, and sets their limit.</summary>
    void AddMinutes(IReadOnlyCollection<StreamingMinute> minutes);

    void InsertSessions(IReadOnlyCollection<StreamingSession> sessions);

    /// <summary>Ends sessions that are open.</summary>
    void EndSessions(IReadOnlyCollection<StreamingSession> sessions);

    /// <summary>Deletes sessions that have ended.</summary>
    void DeleteSessions(IReadOnlyCollection<string> ids);
}
