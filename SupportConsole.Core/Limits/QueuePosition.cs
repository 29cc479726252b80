namespace SupportConsole.Core.Limits;

/// <summary>The place in line of a waiting transcript, without walking the queue.</summary>
public static class QueuePosition
{
    /// <summary>
    /// The place of a transcript that has never started: whatever came after it waits too, because none passes it, so
    /// its place follows from the end of the line.
    /// </summary>
    /// <param name="state">Its account at the same instant.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <returns>1 for the next to start.</returns>
    public static int OfNeverStarted(AccountState state, long sequence) =>
        (int)(state.Queued - (state.NextSequence - 1 - sequence));
}
