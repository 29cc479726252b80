using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Lemur;

/// <summary>Windows of LeMUR requests in a unit of work. The accounts are locked before.</summary>
internal interface ILemurTables
{
    /// <summary>The windows of the accounts that have used LeMUR.</summary>
    Pending<List<LemurWindowRow>> FindWindows(IReadOnlyCollection<string> accountIds);

    /// <summary>Writes each window over the version before it; version 1 is new.</summary>
    void SaveWindows(IReadOnlyCollection<LemurWindowRow> windows);

    /// <summary>Adds the counts to the minutes' rows.</summary>
    void AddMinutes(IReadOnlyCollection<LemurMinute> minutes);
}
