namespace SupportConsole.Core.Limits;

/// <summary>The place in line of a waiting transcript, without walking the queue where that can be helped.</summary>
public static class QueuePosition
{
    /// <summary>
    /// True when the place must be counted: the transcript had started before and stands in front of the line, or a
    /// place behind it was left empty by a cancelled one.
    /// </summary>
    /// <param name="state">Its account at the same instant.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="attempts">How many leases of it expired.</param>
    public static bool IsCounted(AccountState state, long sequence, int attempts) =>
        attempts > 0 || sequence < state.CanceledUpTo;

    /// <summary>
    /// The place of a transcript that need not be counted: whatever came after it waits too, because none passes it and
    /// none was cancelled, so its place follows from the end of the line.
    /// </summary>
    /// <param name="state">Its account at the same instant.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <returns>1 for the next to start.</returns>
    public static int OfSequence(AccountState state, long sequence) =>
        (int)(state.Queued - (state.NextSequence - 1 - sequence));
}
