using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Named requests in a unit of work. Their accounts are locked before.</summary>
internal interface IRateRequestTables
{
    Pending<List<RateRequest>> Find(IReadOnlyCollection<RateRequestKey> keys);

    /// <summary>Writes decisions, over those under the same names whose time is up.</summary>
    void Save(IReadOnlyCollection<RateRequest> requests);
}
