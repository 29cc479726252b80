namespace SupportConsole.Core.LimitChanges.Streaming;

/// <summary>What an account wanted of streaming in the days that the guardrail looks at.</summary>
/// <param name="Peak">
/// The most new sessions that were asked for in one minute, opened and refused together: the peak to anticipate.
/// </param>
/// <param name="PeakAt">That minute, the last of several; null when nothing was asked for.</param>
/// <param name="Refused">Sessions refused over the limit.</param>
/// <param name="RefusingMinutes">Minutes in which some were.</param>
/// <param name="Open">Sessions open now.</param>
public sealed record StreamingDemand(int Peak, DateTimeOffset? PeakAt, int Refused, int RefusingMinutes, int Open);
