namespace SupportConsole.Core.Usage;

/// <summary>Usage in a unit of work.</summary>
internal interface IUsageTables
{
    /// <summary>Adds to the hours' rows.</summary>
    void Add(IReadOnlyCollection<UsageHour> usage);
}
