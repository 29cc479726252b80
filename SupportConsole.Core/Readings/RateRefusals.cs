using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Readings;

/// <summary>An account's minutes with refusals over a limit, oldest first; empty where there were none lately.</summary>
/// <param name="Streams">Of new streaming sessions.</param>
/// <param name="Lemur">Of LeMUR requests.</param>
internal sealed record RateRefusals(IReadOnlyList<RefusalMinute> Streams, IReadOnlyList<RefusalMinute> Lemur);
