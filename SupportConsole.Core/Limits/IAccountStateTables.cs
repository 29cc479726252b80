using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits;

/// <summary>The live state of accounts in a unit of work.</summary>
internal interface IAccountStateTables
{
    /// <summary>
    /// Locks the rows of these accounts, and of those that these transcripts belong to, until the end; then reads the
    /// transcripts. What does not exist is not answered.
    /// </summary>
    LockedRows Lock(IReadOnlyCollection<string> accountIds, IReadOnlyCollection<string> transcriptIds);

    /// <summary>Highest running + queued written since, one row; 0 when nothing was.</summary>
    Pending<List<int>> PeakDemand(string accountId, DateTimeOffset since);

    void Insert(IReadOnlyCollection<AccountState> states);

    /// <summary>Writes each state's counters over the version it was read with.</summary>
    void SaveCounters(IReadOnlyCollection<AccountState> states);

    /// <summary>Writes what <see cref="AccountState.HasTermsOf"/> compares.</summary>
    void SaveTerms(IReadOnlyCollection<AccountState> states);

    /// <summary>Minutes that are over; a row that is there already is added to.</summary>
    void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes);
}

/// <summary>Rows that a lock found.</summary>
/// <param name="States">The locked accounts.</param>
/// <param name="Transcripts">As they stand under the lock.</param>
internal sealed record LockedRows(Pending<List<AccountState>> States, Pending<List<Transcript>> Transcripts);
