using SupportConsole.Core.Limits.Store;
using static SupportConsole.Core.Limits.Batching.Writes;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Writes what streaming sessions and LeMUR requests left in the batch.</summary>
internal static class RateWriter
{
    public static void Write(LimitBatch batch, ILimitTransaction transaction)
    {
        IfAny(batch.Rates.Minutes, transaction.AddStreamingMinutes);
        IfAny(batch.Rates.NewSessions, transaction.InsertSessions);
        IfAny(batch.Rates.EndedSessions, transaction.EndSessions);
        IfAny(batch.Rates.Windows, transaction.SaveLemurWindows);
    }
}
