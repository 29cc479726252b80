using SupportConsole.Core.Alerts;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Home;

/// <summary>All that the first page shows, read one after the other.</summary>
/// <param name="Now">Totals, throttled and refused accounts, last changes.</param>
/// <param name="Alerts">Accounts over their limit for long.</param>
/// <param name="Escalations">What waits for engineering; null for those who may not see it.</param>
public sealed record NowPicture(NowOverview Now, IReadOnlyList<StandingAlert> Alerts, EscalationPage? Escalations);
