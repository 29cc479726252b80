namespace SupportConsole.Core.QueuePauses;

/// <summary>How long a queue may be paused. A pause always ends by itself: nobody's work is forgotten.</summary>
public static class QueuePausePolicy
{
    public const int MaximumDays = 30;

    private static readonly TimeSpan Minimum = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with the end of a pause; null when nothing is.</summary>
    /// <param name="until">The end wished for.</param>
    /// <param name="now">The time of the decision.</param>
    public static string? UntilProblem(DateTimeOffset until, DateTimeOffset now) =>
        until <= now ? QueuePauseTexts.Passed
        : until < now + Minimum ? QueuePauseTexts.TooShort
        : until > now.AddDays(MaximumDays) ? QueuePauseTexts.TooLong
        : null;
}
