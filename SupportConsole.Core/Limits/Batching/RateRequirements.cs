namespace SupportConsole.Core.Limits.Batching;

/// <summary>The rows that streaming sessions and LeMUR requests need.</summary>
internal sealed class RateRequirements
{
    /// <summary>Accounts that open sessions: their latest minute is read.</summary>
    public HashSet<string> StreamingOf { get; } = [];

    /// <summary>Accounts that use LeMUR: their windows are read.</summary>
    public HashSet<string> LemurOf { get; } = [];

    /// <summary>Sessions to look at; their accounts are locked too.</summary>
    public HashSet<string> Sessions { get; } = [];

    /// <summary>How many sessions over the longest time to look for.</summary>
    public int OverdueSessions { get; set; }
}
