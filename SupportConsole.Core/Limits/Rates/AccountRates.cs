using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>The limits over time of an account, at one instant.</summary>
public sealed record AccountRates(StreamingRate Streaming, LemurRate Lemur);

/// <summary>New streaming sessions of this minute.</summary>
/// <param name="Minute">The minute with its limit, opened and refused.</param>
/// <param name="Terms">The starting limit, and whether it scales.</param>
/// <param name="Allowance">What the minute still allows.</param>
public sealed record StreamingRate(StreamingMinute Minute, StreamingTerms Terms, RateAllowance Allowance);

/// <summary>LeMUR requests of the last 60 seconds.</summary>
/// <param name="Used">Admitted within them.</param>
/// <param name="Allowance">What is still allowed, and when the next slot frees.</param>
public sealed record LemurRate(int Used, RateAllowance Allowance);
