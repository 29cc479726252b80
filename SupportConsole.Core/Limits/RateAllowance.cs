namespace SupportConsole.Core.Limits;

/// <summary>What a limit over time still allows, after the decision it comes with.</summary>
/// <param name="Limit">The limit in force.</param>
/// <param name="Remaining">How many more would be admitted at this instant; 0 or more.</param>
/// <param name="Reset">
/// Until more are allowed again: the end of the minute for streaming sessions, the next slot that frees for LeMUR.
/// </param>
public readonly record struct RateAllowance(int Limit, int Remaining, TimeSpan Reset)
{
    /// <summary><see cref="Reset"/> in whole seconds, rounded up: after so many seconds it is certain.</summary>
    public int ResetSeconds =>
        (int)Math.Min(int.MaxValue, (Reset.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}
