using System.Security.Cryptography;

namespace SupportConsole.Core.Engine;

/// <summary>
/// The pause before a transaction that lost against another is tried again. Two that met would meet again if both came
/// back at once: each waits for a random time, up to twice as long after each try.
/// </summary>
internal static class RetryPause
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);

    /// <summary>The pause after the n-th try.</summary>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int attempt, double chance) => First * Math.Pow(2, attempt - 1) * chance;

    /// <summary>
    /// Waits in real time, whatever clock decisions go by: it is others' transactions that have to end.
    /// </summary>
    public static Task WaitAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(
            After(attempt, RandomNumberGenerator.GetInt32(1_001) / 1_000.0),
            TimeProvider.System,
            cancellationToken
        );
}
