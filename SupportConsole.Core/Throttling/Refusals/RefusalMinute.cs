namespace SupportConsole.Core.Throttling.Refusals;

/// <summary>A UTC minute in which an account was refused streaming sessions or LeMUR requests over their limit.</summary>
/// <param name="Start">Start of the minute, UTC.</param>
/// <param name="Refused">How many, at least 1.</param>
/// <param name="Limit">The limit that refused them.</param>
public readonly record struct RefusalMinute(DateTimeOffset Start, long Refused, int Limit);
